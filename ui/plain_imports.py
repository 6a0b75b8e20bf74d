"""Puts Python's own import back: PySide6 reads the source of all that is imported after it."""

import builtins


def restore() -> None:
    """Take away the hook with which PySide6 looks in every imported module for `__feature__`.

    We switch no feature on. With the hook, importing in a worker while the window was busy crashed
    the process at about one start in a hundred (docs/decisions/028), and each import took longer.
    Does nothing where PySide6 is not imported, or no longer keeps the import that it replaced.
    """
    replaced = getattr(builtins, "__orig_import__", None)
    if replaced is not None:
        builtins.__import__ = replaced
