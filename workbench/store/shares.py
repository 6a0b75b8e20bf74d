"""Whether a folder lies on a network share, where SQLite's journal is not safe."""

import sys
from collections.abc import Iterable
from pathlib import Path

from workbench.errors import StoreError
from workbench.texts import say

_NETWORK = frozenset({"cifs", "smb", "smb2", "smb3", "smbfs", "nfs", "nfs4", "9p", "afs", "ncpfs"})
_NETWORK_BEGINS = ("fuse.sshfs", "fuse.smb")
_MOUNTS = Path("/proc/self/mounts")


def refuse_share(folder: Path) -> None:
    """Go on, unless a folder lies on a network share.

    Raises:
        StoreError: it does.
    """
    if on_share(folder, _mounts()):
        raise StoreError(
            say("A store cannot lie on a network share: two computers would damage it."),
            hint=say("Keep it on this computer's own disk, or share one in PostgreSQL."),
            detail=str(folder),
        )


def on_share(folder: Path, mounts: Iterable[tuple[Path, str]]) -> bool:
    """Whether the innermost mount that holds a folder is a network's, or its path is UNC.

    `mounts` are mount points and their kinds of file system, in the order they were mounted.
    """
    where = folder.resolve()
    if where.drive.startswith("\\\\"):
        return True
    innermost, kind = Path(), ""
    for point, each in mounts:
        if where.is_relative_to(point) and len(point.parts) >= len(innermost.parts):
            innermost, kind = point, each
    return kind in _NETWORK or kind.startswith(_NETWORK_BEGINS)


def _mounts() -> list[tuple[Path, str]]:
    if not sys.platform.startswith("linux") or not _MOUNTS.exists():
        return []
    lines = (line.split(" ") for line in _MOUNTS.read_text(encoding="utf-8").splitlines())
    return [(Path(point.replace("\\040", " ")), kind) for _, point, kind, *_ in lines]
