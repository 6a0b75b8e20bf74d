"""Starts a window for the silence bench, in a process of its own; children of it import only this.

A child process imports its parent's main module again, so that module must be light, as the
program's own is.
"""

import importlib
import sys

if __name__ == "__main__":
    sys.exit(importlib.import_module("tests.bench.ticking").main(sys.argv[1:]))
