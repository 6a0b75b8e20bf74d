"""A source is called by its title, and by its key where this program does not know it."""

from workbench.domain.source import source_title
from workbench.lookups.by_hand import BY_HAND


def test_a_source_that_this_program_does_not_know_goes_by_its_key() -> None:
    manifests = {each.key: each for each in BY_HAND}
    assert source_title(manifests, "proff_page") == "Proff"
    assert source_title(manifests, "se_bolagsverket") == "se_bolagsverket"
