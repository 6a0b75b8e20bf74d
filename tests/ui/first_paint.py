"""Starts the window in a process of its own and prints what was imported until it was painted."""

import os
import sys
from importlib import import_module


def main() -> int:
    """Start the program and leave it when it was painted; what PySide6 imports is left out."""
    import_module("PySide6.QtWidgets")
    before = frozenset(sys.modules)

    def tell(*_: object) -> None:
        sys.stdout.write("\n".join(sorted(sys.modules.keys() - before)))
        sys.stdout.flush()
        # The store, which comes next, is not looked at, and nothing has begun that needs an end.
        os._exit(0)

    vars(import_module("ui.application"))["_go_on"] = tell
    code: int = import_module("ui.start").main(["run"])
    return code


if __name__ == "__main__":
    sys.exit(main())
