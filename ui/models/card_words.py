"""A card in words: who signed it, what each step of a line asks, and what caps it."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from workbench.domain.card import SIGNING, Card, CardLine, Origin, Signature, Step, title_words
from workbench.domain.figures import Share
from workbench.domain.people import Department
from workbench.scoring.criterion import CRITERIA
from workbench.texts import Message, say, say_many

_OUTCOMES: Mapping[str, Message] = {
    "nothing_earned": say("nothing earned"),
    "nothing_owned": say("nothing owned"),
    "nothing_sold": say("nothing sold"),
    "earning_more": say("earning, and more than the year before"),
    "earning": say("earning, with no year before to compare"),
    "earning_less": say("earning, but less than the year before"),
    "losing_less": say("losing, but less than the year before"),
    "losing": say("losing"),
    "with_us_on_time": say("our customer, nothing overdue"),
    "with_us_slightly_late": say("overdue with us, two weeks at most"),
    "with_us_late": say("overdue with us, two months at most"),
    "with_us_badly_late": say("overdue with us for longer"),
    "on_time": say("several who dealt with them: on time"),
    "one_on_time": say("one who dealt with them: on time"),
    "heard_on_time": say("by hearsay: on time"),
    "mixed": say("some say on time, some late"),
    "heard_late": say("by hearsay: late"),
    "late": say("late"),
    "disputes": say("disputes invoices"),
    "looked_well": say("looked well, nothing bad found"),
    "looked_a_little": say("looked a little, nothing bad found"),
    "trouble": say("trouble found"),
    "cold": say("cold: no sign yet"),
    "open": say("somebody to talk to, and a channel open"),
    "named": say("somebody to talk to, no channel known to be open"),
    "closed": say("every channel closed"),
}
"""What the named steps of the criteria we have mean."""

_MEASURES: Mapping[str, Callable[[Decimal], Message]] = {
    "price_carried": lambda n: say("the price is {share} of revenue or more", share=Share(n)),
    "own_money": lambda n: say("equity is {share} of assets or more", share=Share(n)),
    "margin": lambda n: say("{share} of revenue is left, or more", share=Share(n)),
    "figures_age": lambda n: say_many("{count} month or older", "{count} months or older", int(n)),
    "age": lambda n: say_many("{count} year or older", "{count} years or older", int(n)),
    "web_age": lambda n: say_many("{count} year or older", "{count} years or older", int(n)),
    "continuity": lambda n: say_many(
        "unchanged for {count} month or more", "unchanged for {count} months or more", int(n)
    ),
    "size_fits": lambda n: say_many("{count} person or more", "{count} people or more", int(n)),
    "asked": lambda n: say("a sign worth {number} of 100 or more", number=n),
    "recency": lambda n: say_many("{count} day ago or more", "{count} days ago or more", int(n)),
}
"""What the numbered steps of the criteria we have measure."""

_LESS = say("less than that")

ORIGINS: Mapping[Origin, Message] = {
    Origin.GUESS: say("a guess"),
    Origin.PATTERN: say("seen in closed deals"),
    Origin.POLICY: say("our policy"),
}


def signed_by(card: Card) -> Message:
    """Return which version a card is, and who has signed it for which department."""
    named = {each.department: each for each in card.signatures}
    version = say("{card}, version {version}", card=title_words(card.title), version=card.version)
    marketing, sales = (_signer(named.get(department)) for department in SIGNING)
    if marketing is None and sales is None:
        return say("{card} · unsigned guess", card=version)
    if marketing is not None and sales is not None:
        return say("{card} · signed by {one} and {two}", card=version, one=marketing, two=sales)
    missing = Department.SALES if sales is None else Department.MARKETING
    return say(
        "{card} · signed by {one}, not yet by {missing}",
        card=version,
        one=marketing or sales or "",
        missing=missing.words,
    )


def step_words(line: CardLine, step: Step) -> Message:
    """Return what an answer must be to fall on a step."""
    if step.named:
        return _OUTCOMES.get(step.named) or say("{outcome}", outcome=step.named.replace("_", " "))
    if step.at_least is None:
        return _lowest_words(line)
    known = CRITERIA.get(line.criterion)
    rated = {each.step: each.words for each in known.by_hand} if known else {}
    described = rated.get(f"{step.at_least:f}")
    if described is not None:
        return described
    measure = _MEASURES.get(line.criterion.partition("@")[0])
    return measure(step.at_least) if measure else say("{number} or more", number=step.at_least)


def _lowest_words(line: CardLine) -> Message:
    """Return what the step that takes the rest means."""
    if all(step.named or step.at_least is None for step in line.steps):
        return say("any other answer")
    known = CRITERIA.get(line.criterion)
    return known.by_hand[0].words if known and known.by_hand else _LESS


def _signer(signature: Signature | None) -> Message | None:
    if signature is None:
        return None
    return say("{name} ({department})", name=signature.name, department=signature.department.words)
