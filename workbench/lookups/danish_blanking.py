"""Blanking what the Danish register tells of people's homes and secret numbers, in place."""

from collections.abc import Iterator

from workbench.lookups.blanking_homes import Blanker, Container, Span

_PARTS = frozenset({b"deltagerRelation", b"beliggenhedsadresse", b"virksomhedMetadata"})
_HOMES = frozenset({b"postadresse", b"kontorsteder"})
_MEMBERS, _ADDRESS = b"deltagerRelation", b"beliggenhedsadresse"
_CONTACT, _SECRET = b"kontaktoplysning", b"hemmelig"
_TYPE, _FOUNDING, _VALUE = b"type", b"STIFTELSESINFORMATION", b"vaerdi"


class _Register(Blanker):
    """Besides homes it blanks numbers that are secret, or not said to be none, and free words."""

    def told(self, closed: Container) -> Iterator[Span]:
        contact = closed.scalars.get(_CONTACT)
        if contact is not None and closed.scalars.get(_SECRET, (b"",))[0] != b"false":
            yield contact[1]
        if closed.scalars.get(_TYPE, (b"",))[0] == _FOUNDING:
            yield from closed.values
            closed.values.clear()


_MEMBERS_HOMES = _Register(frozenset({_MEMBERS}), _HOMES | {_ADDRESS}, _VALUE)
_CARE_OF = Blanker(_PARTS, frozenset({b"conavn"}))


def without_homes(content: bytes) -> bytes:
    """Return an answer with private addresses and secret numbers blanked, its length unchanged.

    Blanked are, where they stand: addresses of the participants, a care-of line, telephone numbers
    and mail addresses that are secret, and what founders wrote of themselves, which holds their
    addresses.

    Args:
        content: JSON in UTF-8.
    """
    return _CARE_OF.blanked(_MEMBERS_HOMES.blanked(content))
