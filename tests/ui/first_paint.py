"""Opens the window in a process of its own and prints what was imported until it was painted."""

import os
import sys
from importlib import import_module


def main() -> int:
    """Open the window as the start does, on no store; what PySide6 itself imports is left out."""
    import_module("PySide6.QtWidgets")
    before = frozenset(sys.modules)
    import_module("ui.start")
    import_module("ui.startup_check").missing_libraries()
    application = import_module("ui.application")

    def tell(*_: object) -> None:
        sys.stdout.write("\n".join(sorted(sys.modules.keys() - before)))
        sys.stdout.flush()
        # What comes after the paint is not looked at, and needs no polite end.
        os._exit(0)

    vars(application)["_go_on"] = tell
    code: int = application.run(None, None)
    return code


if __name__ == "__main__":
    sys.exit(main())
