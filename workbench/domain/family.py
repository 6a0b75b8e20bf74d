"""Whose a company is and who is its: parents, owners, subsidiaries, branches."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from workbench.domain.company import Identifier, Judgement, Sameness, Scheme
from workbench.domain.fact import Fact, KnownFact
from workbench.domain.figures import Share
from workbench.domain.sounding import Sounding
from workbench.texts import Message, say

_PARENT, _HEAD = "direct", "ultimate"
_KINDS = {
    _PARENT: say("direct parent"),
    _HEAD: say("head of the group"),
    "foreign_head": say("the foreign company it is a branch of"),
    "legal_owner": say("owner"),
    "beneficial_owner": say("beneficial owner"),
    "partner": say("partner"),
    "liable_partner": say("partner with full liability"),
    "municipality": say("municipality that owns it"),
    "control": say("controls it"),
    "merged_into": say("merged into it"),
    "merged_from": say("merged into this company"),
    "successor": say("carries on its business"),
}
_GROUPS: tuple[tuple[str, Message, tuple[str, ...]], ...] = (
    ("above", say("Belongs to"), ("company.related_parent", "company.owner", "company.parent")),
    ("below", say("Owns"), ("company.subsidiary",)),
    ("branches", say("Branches"), ("company.branch",)),
    ("joined", say("Mergers and divisions"), ("company.merger",)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """A company that belongs with this one.

    Attributes:
        relation: how, in words, or None where the group's heading says it all.
        identifier: its own number, where the source tells one of a scheme we know.
    """

    name: str
    relation: Message | None
    identifier: Identifier | None
    known: KnownFact


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinship:
    """The relatives of one kind."""

    key: str
    title: Message
    relatives: tuple[Relative, ...]


def family(sounding: Sounding) -> tuple[Kinship, ...]:
    """Return the relatives by kind, the nearest kind first; kinds without any are left out.

    What two sources state alike, or one source in two answers, is told once; so is a parent that
    the same source names as head of the group as well.
    """
    kin = (
        Kinship(key=key, title=title, relatives=tuple(_once(_relatives(sounding, keys))))
        for key, title, keys in _GROUPS
    )
    return tuple(each for each in kin if each.relatives)


def similar(sounding: Sounding) -> tuple[Judgement, ...]:
    """Return the judgements that an entity of a similar name is, or may be, another company."""
    return tuple(each for each in sounding.judgements if each.sameness is not Sameness.SAME)


def no_parent_told(sounding: Sounding) -> tuple[KnownFact, ...]:
    """Return why sources tell no parent."""
    return sounding.all("company.no_parent_because")


def _relatives(sounding: Sounding, keys: Iterable[str]) -> Iterator[Relative]:
    for key in keys:
        for known in sounding.all(key):
            fact = known.fact
            yield Relative(
                name=fact.value, relation=_relation(fact), identifier=_number(fact), known=known
            )


def _once(relatives: Iterable[Relative]) -> Iterator[Relative]:
    seen: set[tuple[str, str, str]] = set()
    for each in _heads_alone(tuple(relatives)):
        fact = each.known.fact
        # A branch has a number but no scheme; branches of one name are as many as their numbers.
        number, scheme = fact.qualifier("number"), fact.qualifier("scheme")
        mark = (number or each.name.casefold(), scheme, _kind(each))
        if mark not in seen:
            seen.add(mark)
            yield each


def _heads_alone(relatives: tuple[Relative, ...]) -> Iterator[Relative]:
    """Return relatives without those heads of a group that are the direct parent too."""
    heads = {_by_source(each) for each in relatives if _kind(each) == _HEAD}
    parents = {_by_source(each) for each in relatives if _kind(each) == _PARENT}
    shared = {_by_source(each) for each in relatives if each.known.fact.qualifier("share")}
    both = heads & parents - shared
    for each in relatives:
        if _by_source(each) not in both or _kind(each) not in {_HEAD, _PARENT}:
            yield each
        elif _kind(each) == _PARENT:
            yield replace(each, relation=say("direct parent and head of the group"))


def _kind(relative: Relative) -> str:
    return relative.known.fact.qualifier("kind")


def _by_source(relative: Relative) -> tuple[str, str, Identifier | None]:
    return relative.known.fact.entity.source, relative.name, relative.identifier


def _number(fact: Fact) -> Identifier | None:
    number, scheme = fact.qualifier("number"), fact.qualifier("scheme")
    if not number or scheme not in {each.value for each in Scheme}:
        return None
    return Identifier(Scheme(scheme), number)


def _relation(fact: Fact) -> Message | None:
    kind, share = fact.qualifier("kind"), fact.qualifier("share")
    words = _KINDS.get(kind, say("{kind}", kind=kind.replace("_", " "))) if kind else None
    told = share_words(share)
    if words is None or told is None:
        return words or told
    return say("{relation}, {share}", relation=words, share=told)


def share_words(share: str) -> Message | None:
    """Return a share in words: `0.5` as 50 %, `0.5–0.6667` as a band, None where there is none."""
    low, _, high = share.partition("–")
    try:
        parts = [Share(Decimal(each)) for each in (low, high) if each]
    except InvalidOperation:
        return say("{share}", share=share)
    if not parts:
        return None
    if len(parts) == 1:
        return say("{share}", share=parts[0])
    return say("{low} to {high}", low=parts[0], high=parts[1])
