"""The verdict on two profiles: the same company, different ones, or that it cannot be told."""

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.domain.profile import Profile
from workbench.domain.verdict import Answer, Verdict
from workbench.matching.circumstances import Circumstance, circumstances
from workbench.matching.forms import Form, form_of
from workbench.matching.name_evidence import Compared, compare_names
from workbench.matching.name_model import likelihood, odds_of, probability
from workbench.matching.name_words import WordKind, kind, read_words
from workbench.matching.number_evidence import NumberEvidence, compare_numbers
from workbench.matching.precision import may_accept
from workbench.matching.wording import differences, likenesses
from workbench.texts import Message, say

EQUAL_NUMBER = "equal number"
NO_NUMBER = say("The number of one of them is not known.")
"""What is missing wherever somebody asks for the number itself."""
_SURE = 0.9
_SURELY_NOT = 0.1
_SISTER_AT_MOST = 0.2
_BUILDING = (WordKind.NUMBER, WordKind.PLACE, WordKind.STRUCTURE, WordKind.COMMON)
"""Kinds of words by which the names of sister companies differ."""

_ENDINGS = (WordKind.PLACE, WordKind.STRUCTURE)
"""Kinds of words that are often left out of a name, and often tell a sister."""


@dataclass(frozen=True, slots=True)
class _Names:
    """The two names, one of each profile, that are likest."""

    compared: Compared
    likelihood: float
    known: bool
    """Whether both have a name at all."""

    other: str
    """The former or other name among them; empty where both are present names."""


def judge(asked: Profile, found: Profile) -> Verdict:
    """Return whether a profile that was asked for and one that was found are the same company.

    Equal numbers decide, unless the names have nothing in common: then either may be wrong, and a
    person looks. Different numbers of one register are different companies; where these are one
    slip apart and the names are the same, it cannot be told. Otherwise the names are weighed, then
    place, web address, phone, age and trade. A sister, told by a number, place, build or legal
    form, is never more than possible, and is shown as family. What is accepted without a person is
    said in `may_accept`.
    """
    names = _likest(asked, found)
    numbers = compare_numbers(asked, found)
    facts = tuple(circumstances(asked, found))
    apart = _is_apart(names.compared, asked, found)
    agrees = (*_agreeing(names, numbers), *_told(facts, agrees=True))
    differs = (*_differing(names, numbers, asked, found), *_told(facts, agrees=False))
    if numbers.equal is not None:
        return _by_equal_number(names, agrees, differs)
    chance = _chance(names, numbers, facts, abroad=_abroad(asked, found), apart=apart)
    family = apart or _has_an_ending(names.compared)
    pair_kind = _kind(names, facts, asked, found)
    answer = _answer(chance)
    if answer is Answer.DIFFERENT and numbers.differ is None and _reachable_alike(facts):
        answer = Answer.CANNOT_TELL
    return Verdict(
        answer=answer,
        probability=round(100 * chance),
        kind=pair_kind,
        accepted=answer is Answer.SAME and not family and may_accept(pair_kind),
        family=family or _shares_a_name(names, numbers, abroad=_abroad(asked, found)),
        agrees=agrees,
        differs=differs,
        missing=(*_lacking(numbers, names.compared, asked, found), *_told(facts, agrees=None)),
    )


def _by_equal_number(
    names: _Names, agrees: tuple[Message, ...], differs: tuple[Message, ...]
) -> Verdict:
    """Return the verdict on two profiles that hold the same number."""
    related = bool(names.compared.alignment.pairs) or not names.known
    return Verdict(
        answer=Answer.SAME if related else Answer.CANNOT_TELL,
        probability=100 if related else 50,
        kind=EQUAL_NUMBER,
        accepted=related,
        agrees=agrees,
        differs=differs,
    )


def _chance(
    names: _Names,
    numbers: NumberEvidence,
    facts: Iterable[Circumstance],
    *,
    abroad: bool,
    apart: bool,
) -> float:
    """Return the probability that two profiles without a number in common are the same company."""
    if numbers.differ and not (numbers.slip and names.compared.same_words):
        return 0.0
    chance = probability(odds_of(names.likelihood) + sum(each.weight for each in facts))
    if numbers.differ or apart:
        chance = min(chance, _SISTER_AT_MOST)
    return min(chance, _SURELY_NOT) if abroad else chance


def _reachable_alike(facts: Iterable[Circumstance]) -> bool:
    """Whether both are reached by one web address or phone: a name alone does not undo that."""
    return any(each.agrees and each.about in {"domain", "phone"} for each in facts)


def _answer(chance: float) -> Answer:
    if chance >= _SURE:
        return Answer.SAME
    if chance <= _SURELY_NOT:
        return Answer.DIFFERENT
    return Answer.CANNOT_TELL


# --- names ----------------------------------------------------------------------------------------


def _likest(asked: Profile, found: Profile) -> _Names:
    """Return the likest pair of names; a present one wins over a former one that is no likelier."""
    best: _Names | None = None
    # A company that its register removed by law is called by its number.
    known = all(any(map(str.isalpha, each.name)) for each in (asked, found))
    for ours in (asked.name, *asked.other_names):
        for theirs in (found.name, *found.other_names):
            other = "" if ours == asked.name else ours
            other = other or ("" if theirs == found.name else theirs)
            compared = compare_names(
                read_words(ours, asked.country or found.country),
                read_words(theirs, found.country or asked.country),
            )
            likely = likelihood(compared)
            if best is None or likely > best.likelihood:
                best = _Names(compared, likely, known, other)
    if best is None:
        raise AssertionError("a profile has a name")
    return best


def _is_apart(compared: Compared, asked: Profile, found: Profile) -> bool:
    """Whether two names are of one brand, and something in both tells the companies apart."""
    left, right = compared.alignment.left, compared.alignment.right
    if not _one_brand(compared):
        return False
    kinds = {kind(word) for word in (*left, *right)}
    both = bool(left and right) and kinds <= set(_BUILDING)
    return WordKind.NUMBER in kinds or both or _forms_apart(compared, asked, found)


def _has_an_ending(compared: Compared) -> bool:
    """Whether two names are of one brand, and one has a place or a build that the other lacks."""
    over = (*compared.alignment.left, *compared.alignment.right)
    return _one_brand(compared) and any(kind(word) in _ENDINGS for word in over)


def _one_brand(compared: Compared) -> bool:
    return compared.same_words or bool(compared.left.telling & compared.right.telling)


def _forms(compared: Compared, asked: Profile, found: Profile) -> tuple[Form | None, Form | None]:
    """Return the legal forms: as the registers state them, else as the names have them."""
    ours, theirs = form_of(asked.form, asked.country), form_of(found.form, found.country)
    mine = ours or next(iter(compared.left.forms), None)
    other = theirs or next(iter(compared.right.forms), None)
    return mine, other


def _forms_apart(compared: Compared, asked: Profile, found: Profile) -> bool:
    """Whether the legal forms differ, by the names or by what the registers state."""
    mine, other = _forms(compared, asked, found)
    known = mine is not None and other is not None
    return compared.forms_differ or (known and not _forms_agree(compared, asked, found))


def _forms_agree(compared: Compared, asked: Profile, found: Profile) -> bool:
    mine, other = _forms(compared, asked, found)
    return mine is not None and other is not None and mine.agrees(other)


def _shares_a_name(names: _Names, numbers: NumberEvidence, *, abroad: bool) -> bool:
    """Whether companies that their numbers or countries tell apart have one name."""
    return names.compared.same_words and (abroad or bool(numbers.differ and not numbers.slip))


def _abroad(asked: Profile, found: Profile) -> bool:
    return bool(asked.country and found.country and asked.country != found.country)


# --- in words -------------------------------------------------------------------------------------


def _agreeing(names: _Names, numbers: NumberEvidence) -> Iterable[Message]:
    if numbers.equal is not None:
        yield say("Both hold the number {number}.", number=numbers.equal.value)
    if names.other:
        yield say("{name} is a former or other name of it.", name=names.other)
    if names.known:
        yield from likenesses(names.compared)


def _differing(
    names: _Names, numbers: NumberEvidence, asked: Profile, found: Profile
) -> Iterable[Message]:
    unrelated = names.known and not names.compared.alignment.pairs
    if numbers.equal is not None and unrelated:
        yield say(
            "The number is that of {theirs}, not of {ours}.", theirs=found.name, ours=asked.name
        )
        return
    if numbers.differ is not None:
        ours, theirs = numbers.differ
        yield say("Its number is {theirs}, not {ours}.", theirs=theirs.value, ours=ours.value)
    if numbers.slip:
        yield say("The numbers are one slip apart: one of them may be mistyped.")
    if _abroad(asked, found):
        yield say("Its country is {theirs}, not {ours}.", theirs=found.country, ours=asked.country)
    if not names.known:
        return
    yield from differences(names.compared)
    if _forms_apart(names.compared, asked, found) and not names.compared.forms_differ:
        yield say(
            "Its legal form is {theirs}, not {typed}.",
            theirs=found.form or names.compared.right.forms[0].text.upper(),
            typed=asked.form or names.compared.left.forms[0].text.upper(),
        )


def _lacking(
    numbers: NumberEvidence, compared: Compared, asked: Profile, found: Profile
) -> Iterable[Message]:
    if numbers.missing:
        yield NO_NUMBER
    mine, other = _forms(compared, asked, found)
    if (mine is None) != (other is None):
        yield say("The legal form of one of them is not known.")


def _told(facts: Iterable[Circumstance], *, agrees: bool | None) -> Iterable[Message]:
    return (each.told for each in facts if each.agrees is agrees)


def _kind(names: _Names, facts: Iterable[Circumstance], asked: Profile, found: Profile) -> str:
    """Return the kind of pair under which its precision is measured: `same name, form, town`."""
    compared = names.compared
    if names.other:
        parts = ["other name" if compared.same_words else "other name written otherwise"]
    else:
        parts = ["same name" if compared.same_words else "name written otherwise"]
    if asked.country and asked.country == found.country:
        parts.append("country")
    if _forms_agree(compared, asked, found):
        parts.append("form")
    parts += sorted(each.about for each in facts if each.agrees)
    parts += sorted(f"other {each.about}" for each in facts if each.agrees is False)
    return ", ".join(parts)
