"""Where the frozen program begins; a checkout begins at `python -m ui`."""

import importlib
import multiprocessing

if __name__ == "__main__":
    # A child process of a frozen program is this very program: it must go to its work from here,
    # before anything else is imported.
    multiprocessing.freeze_support()
    raise SystemExit(importlib.import_module("ui.start").main())
