"""A clean Debian: the frozen program runs in it without Python and without a network."""

import os
import shutil
import tempfile
from pathlib import Path

from tests.proof import frozen
from tests.proof.step import Unproven, ran

RELEASE = "bookworm"
# The two libraries that no program may bring along, because they belong to the graphics driver.
NEEDED = ("libgl1", "libegl1")
_TOOLS = ("debootstrap", "unshare", "chroot")


def prove() -> str:
    """Make a minimal Debian, put the program in, cut it off, and let it check itself."""
    missing = [tool for tool in _TOOLS if shutil.which(tool) is None]
    if missing:
        raise Unproven(f"missing on this machine: {', '.join(missing)}")
    if os.geteuid() != 0:
        raise Unproven("debootstrap needs root")
    if not frozen.is_built():
        raise Unproven("the step `frozen` has left no program")
    with tempfile.TemporaryDirectory(prefix="leadline-debian-") as name:
        root = Path(name)
        ran(["debootstrap", "--variant=minbase", f"--include={','.join(NEEDED)}", RELEASE, root])
        shutil.copytree(frozen.PROGRAM, root / "opt" / "leadline", symlinks=True)
        if any(root.glob("usr/bin/python*")):
            raise Unproven("this Debian has a Python")
        return f"Debian {RELEASE}, no Python, no network: {_used_in(root)} checks and the window"


def _used_in(root: Path) -> int:
    program = Path("/opt/leadline/leadline")
    environment = {"HOME": "/root", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8"}
    # With --net a program has not even a loopback that is up.
    cut_off = ["unshare", "--net", "chroot", str(root)]
    checked = frozen.check_itself(program, environment, before=cut_off)
    frozen.open_the_window(program, environment, before=cut_off)
    return checked
