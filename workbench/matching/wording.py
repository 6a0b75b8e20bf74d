"""What two names have in common and what tells them apart, in words."""

from collections.abc import Iterable, Iterator

from workbench.matching.alignment import Likeness
from workbench.matching.name_evidence import Compared
from workbench.matching.name_words import WordKind, kind
from workbench.texts import Message, say, say_many

_TO_EXPLAIN = frozenset({Likeness.MISSPELT, Likeness.SHORTENED, Likeness.INITIALS})


def likenesses(compared: Compared) -> Iterator[Message]:
    """Yield what speaks for the same name."""
    if compared.same_words and not compared.forms_differ and _forms_known_alike(compared):
        yield say("The name is the same.")
    elif compared.same_words:
        yield say("The name is the same, but for the legal form.")
    elif not compared.alignment.left and compared.alignment.right:
        yield say("Its name contains every word asked for.")
    elif compared.alignment.pairs:
        shared = [word for pair in compared.alignment.pairs for word in pair.right]
        yield say("The names share: {words}.", words=compared.right.written(shared))
    yield from _explained(compared)


def differences(compared: Compared) -> Iterator[Message]:
    """Yield what speaks against the same name."""
    ours, theirs = compared.alignment.left, compared.alignment.right
    our_numbers, their_numbers = _numbers(ours), _numbers(theirs)
    if our_numbers and their_numbers:
        yield say(
            "Its name has the number {theirs}, not {ours}.",
            theirs=compared.right.written(their_numbers),
            ours=compared.left.written(our_numbers),
        )
        ours = tuple(word for word in ours if word not in our_numbers)
        theirs = tuple(word for word in theirs if word not in their_numbers)
    if ours:
        yield say("Its name lacks: {words}.", words=compared.left.written(ours))
    if theirs:
        yield say("Its name has more: {words}.", words=compared.right.written(theirs))
    if compared.forms_differ:
        yield say(
            "Its legal form is {theirs}, not {typed}.",
            theirs=compared.right.forms[0].text.upper(),
            typed=compared.left.forms[0].text.upper(),
        )


def _explained(compared: Compared) -> Iterator[Message]:
    for pair in compared.alignment.pairs:
        if pair.likeness not in _TO_EXPLAIN:
            continue
        ours, theirs = compared.left.written(pair.left), compared.right.written(pair.right)
        if pair.likeness is Likeness.MISSPELT:
            yield say_many(
                "{ours} is {theirs} but for {count} letter.",
                "{ours} is {theirs} but for {count} letters.",
                pair.slips,
                ours=ours,
                theirs=theirs,
            )
        else:
            yield say("{ours} and {theirs} may be short for each other.", ours=ours, theirs=theirs)


def _forms_known_alike(compared: Compared) -> bool:
    return compared.forms_agree or not (compared.left.forms or compared.right.forms)


def _numbers(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word for word in words if kind(word) is WordKind.NUMBER)
