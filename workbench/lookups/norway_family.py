"""Whom a Norwegian unit belongs to: the unit above it, its foreign head, its branches."""

import re

from stdnum.no import orgnr

from workbench.domain.company import Scheme
from workbench.lookups.json_answer import Node
from workbench.lookups.norway_fields import day_in, state_qualified, told, words_in
from workbench.lookups.statements import Statements
from workbench.matching.numbers import FORMS
from workbench.texts import Message, say

FOREIGN_HEAD = "foreign_head"
_ABOVE = "overordnetEnhet"
_LEFT_OF_THE_HEAD = (
    "foretaksformIHjemlandet",
    "underlagtLovgivningLand",
    "utenlandskRegisterAdresse",
)


def state_family(facts: Statements, unit: Node, *, branch: bool) -> None:
    """State the unit above (of a branch: its owner) and the foreign company it is a branch of."""
    above = told(unit, _ABOVE)
    if branch:
        facts.text("company.parent", above)
    elif above is not None and orgnr.is_valid(words_in(unit, _ABOVE)):
        number = words_in(unit, _ABOVE)
        _relative(facts, above, number, kind="direct", number=number, scheme=Scheme.NO_ORGNR.value)
    _state_head(facts, unit)


def _state_head(facts: Statements, unit: Node) -> None:
    """State the foreign company of which a unit is the Norwegian part (form NUF).

    The record gives the register abroad and the number there, not the name.
    """
    unit.ignore(*_LEFT_OF_THE_HEAD)
    number, register = told(unit, "registreringsnummerIHjemlandet"), "utenlandskRegisterNavn"
    written = words_in(unit, "registreringsnummerIHjemlandet")
    country, name = words_in(unit, "underlagtLovgivningLandKode"), words_in(unit, register)
    said = number or told(unit, register)
    known = _known(country, written)
    if country == "SE" and "number" not in known:
        # Whoever is no company there has a person's number, which is not told on.
        written, said = "", told(unit, register)
    words = " ".join(part for part in (name, written) if part)
    if said is not None and words:
        more = {"country": country} if re.fullmatch("[A-Z]{2}", country) else {}
        _relative(facts, said, words, kind=FOREIGN_HEAD, **more, **known)


def _known(country: str, written: str) -> dict[str, str]:
    """Return a foreign number's canonical form and scheme, or the number alone as it is written."""
    digits = re.sub(r"[\s.\-/]", "", written).upper()
    for form in FORMS:
        found = form.read(digits) if country and form.scheme.country == country else None
        if found is not None:
            return {"number": found.value, "scheme": found.scheme.value}
    return {"number": written} if written and country != "SE" else {}


def _relative(facts: Statements, node: Node, words: str, **qualifiers: str) -> None:
    state_qualified(facts, "company.related_parent", words, node.place, qualifiers)


def state_branches(facts: Statements, units: list[Node], count: Node) -> None:
    """State how many branches there are, and of those listed the name, town and number of each."""
    facts.number("company.branches", count)
    for unit in units:
        number, name = told(unit, "organisasjonsnummer"), told(unit, "navn")
        digits, words = words_in(unit, "organisasjonsnummer"), words_in(unit, "navn")
        if number is None or name is None or not orgnr.is_valid(digits) or not words:
            raise unit.unlike(unit.pointer)
        if day_in(unit, "nedleggelsesdato") is None and day_in(unit, "slettedato") is None:
            town = _town(unit)
            facts.add(
                "company.branch",
                f"{words}, {town}" if town else words,
                name.place,
                number=digits,
            )


def unlisted(count: Node, listed: int) -> tuple[Message, ...]:
    """Return that there are more branches than those listed, where there are."""
    known = int(count.number() or 0)
    if known <= listed:
        return ()
    told = say(
        "The register knows {count} branches; the first {listed} are read.",
        count=known,
        listed=listed,
    )
    return (told,)


def _town(unit: Node) -> str:
    addresses = (told(unit, name) for name in ("beliggenhetsadresse", "postadresse"))
    return next((town for each in addresses if (town := words_in(each, "poststed"))), "")
