"""What becomes of an imported file's rows, as the terminal shows it and tells it to programs."""

from workbench.app.desk import Desk
from workbench.app.importing import looking_up, previewing
from workbench.app.importing.judging import Plan
from workbench.app.importing.offers import Offer
from workbench.app.importing.previewing import Preview
from workbench.cli.console import Console
from workbench.domain.identity import number_words
from workbench.domain.importing import Fate
from workbench.texts import Message, Texts, say, say_many

_SHOWN = 20
"""Rows of each fate that are shown; the counts say how many there are."""


def show(console: Console, desk: Desk, shown: Preview) -> None:
    """Say what was understood of a file, and what becomes of its rows."""
    opened, texts = shown.opened, desk.texts
    if opened.columns.system:
        console.said(texts, say("An export of {system}.", system=opened.columns.system))
    console.said(texts, *opened.table.remarks, say("Its columns:"))
    console.table(
        texts, [(each.heading, each.field.words, each.why) for each in opened.columns.columns]
    )
    console.said(texts, say("Its rows:"))
    counts = shown.counts
    console.table(texts, [(counts[each], each.words) for each in Fate if counts[each]])
    _show_looked_up(console, desk, shown)
    new_ones = previewing.page(desk, shown, fates=[Fate.NEW], most=previewing.BLOCK)
    for plan in [each for each in new_ones if each.known_to_us][:_SHOWN]:
        console.said(texts, *_lines(plan))
    for fate in (Fate.SAME, Fate.UNSURE, Fate.UNUSABLE):
        for plan in previewing.page(desk, shown, fates=[fate], most=_SHOWN):
            console.said(texts, *_lines(plan))


def _show_looked_up(console: Console, desk: Desk, shown: Preview) -> None:
    """Say what came of looking up, with the rows that got a number; or how many lack one."""
    texts, lacking = desk.texts, len(shown.lacking)
    if shown.matches.registers:
        console.said(texts, looking_up.told(shown))
        numbered = previewing.page(desk, shown, fates=[Fate.NEW], most=previewing.BLOCK)
        for plan in [each for each in numbered if each.taken is not None][:_SHOWN]:
            console.said(texts, *_lines(plan))
    elif lacking and desk.registers.all():
        console.said(
            texts,
            say_many(
                "{count} row lacks a number: --match looks it up in your offline registers.",
                "{count} rows lack a number: --match looks them up in your offline registers.",
                lacking,
            ),
        )


def _lines(plan: Plan) -> list[object]:
    row, told = plan.told.row.number, plan.told
    lines: list[object] = [
        say(
            "Row {row}, {name}: {fate}. {why}",
            row=str(row),
            name=told.name or "–",
            fate=plan.fate.words,
            why=plan.reason,
        )
    ]
    lines += [say("  {known}", known=each) for each in plan.known_to_us]
    lines += [say("  may be {name}", name=each.name) for each in plan.rivals[1:]]
    if plan.taken is not None:
        number = number_words(plan.taken.hit.number)
        lines.append(say("  {number}: {why}", number=number, why=plan.taken.why))
    else:
        lines += [_offered(each) for each in plan.offers]
    lines += [say("  {stays}", stays=each) for each in plan.stays]
    if plan.what_to_do is not None:
        lines.append(say("  {todo}", todo=plan.what_to_do))
    return lines


def _offered(offer: Offer) -> Message:
    return say(
        "  may be {name}, {number}: {why}",
        name=offer.name,
        number=number_words(offer.hit.number),
        why=offer.why,
    )


def document(texts: Texts, desk: Desk, shown: Preview) -> dict[str, object]:
    """Return a file and the first thousand of its rows as they are told to programs."""
    opened = shown.opened
    return {
        "file": opened.name,
        "sha256": shown.file.hex(),
        "sheet": opened.table.sheet,
        "system": opened.columns.system,
        "remarks": [texts.say(each) for each in opened.table.remarks],
        "columns": [
            {"heading": each.heading, "field": each.field.value, "why": texts.say(each.why)}
            for each in opened.columns.columns
        ],
        "counts": {fate.value: count for fate, count in shown.counts.items()},
        "without_number": len(shown.lacking),
        "registers": [
            {"key": each.key, "dated": each.dated.isoformat()} for each in shown.matches.registers
        ],
        "rows": [
            {
                "row": plan.told.row.number,
                "name": plan.told.name,
                "fate": plan.fate.value,
                "why": texts.say(plan.reason),
                "company": str(plan.company) if plan.company else None,
                "first": plan.first or None,
                "may_be": [each.name for each in plan.rivals],
                "stays": [texts.say(each) for each in plan.stays],
                "to_do": texts.say(plan.what_to_do) if plan.what_to_do else None,
                "taken": _offer(texts, plan.taken) if plan.taken else None,
                "offered": [_offer(texts, each) for each in plan.offers],
                "known_to_us": [texts.say(each) for each in plan.known_to_us],
            }
            for plan in previewing.page(desk, shown, most=previewing.BLOCK)
        ],
    }


def _offer(texts: Texts, offer: Offer) -> dict[str, object]:
    hit, verdict = offer.hit, offer.verdict
    return {
        "name": offer.name,
        "number": str(hit.number),
        "register": hit.register,
        "dated": hit.dated.isoformat(),
        "answer": verdict.answer.value,
        "probability": verdict.probability,
        "agrees": [texts.say(each) for each in verdict.agrees],
        "differs": [texts.say(each) for each in verdict.differs],
        "missing": [texts.say(each) for each in verdict.missing],
    }
