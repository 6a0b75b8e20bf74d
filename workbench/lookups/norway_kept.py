"""What of a Norwegian answer is not kept: dates of birth, a person's number and capacity."""

import re

from workbench.domain.blanking import blanked

_CAPACITY = re.compile(
    rb'("(?:begrensetRettsligHandleevne|stadfestetFremtidsfullmakt)"\s*:\s*)(true|false)'
)
_NULL = {b"true": b"null", b"false": b"null "}
_SWEDISH = re.compile(rb'"underlagtLovgivningLandKode"\s*:\s*"SE"')
# A Swedish firm's number has 2 or more as its third digit; below, it is a person's, with or without
# the century before it.
_PERSONS_NUMBER = re.compile(
    rb'("registreringsnummerIHjemlandet"\s*:\s*")'
    rb'((?:19|20)?[0-9]{2}[01][0-9]{3}[-+ ]?[0-9]{4})(?=")'
)


def kept(content: bytes) -> bytes:
    """Return an answer of the register with what nobody needs blanked in place.

    That is dates of birth, whether a person is under guardianship (which the register tells beside
    roles), and a Swedish firm's number that is its owner's national number. Every offset stays.
    """
    without = _CAPACITY.sub(lambda found: found[1] + _NULL[found[2]], blanked(content))
    if _SWEDISH.search(without) is None:
        return without
    return _PERSONS_NUMBER.sub(lambda found: found[1] + re.sub(rb"[0-9]", b"*", found[2]), without)
