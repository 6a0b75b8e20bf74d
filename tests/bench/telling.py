"""Opens the program's own window and prints its longest silence until watched companies' news."""

import sys

from tests.bench.arriving import Listened, main
from ui.widgets.news_card import NewsCard


class Told(Listened):
    """Our window, listened to until the news has stood above the list a while."""

    def arrived(self) -> bool:
        """Whether the news is there."""
        card = self.findChild(NewsCard)
        return card is not None and card.isVisible()


if __name__ == "__main__":
    sys.exit(main(Told))
