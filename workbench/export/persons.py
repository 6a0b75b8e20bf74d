"""Where our duties towards the people in a dossier stand: in words, and as plain values."""

from workbench.domain.dossier import Dossier
from workbench.domain.role_holders import duty_to_inform
from workbench.export.content import Claim, Section, Tone
from workbench.export.score_record import Record
from workbench.texts import Message, Texts, say


def personal_section(dossier: Dossier, texts: Texts) -> tuple[Section, ...]:
    """Return where the duty to inform stands; nothing where nobody is named."""
    duty = duty_to_inform(dossier.sounding)
    told = [duty.words(dossier.people)] if duty is not None else []
    told += personal_words(dossier)
    if not told:
        return ()
    tone = Tone.CAREFUL if duty is not None and duty.is_late else Tone.PLAIN
    return (
        Section(
            key="personal",
            title=texts.say(say("Personal data")),
            paragraphs=tuple(Claim(texts.say(each), (), tone) for each in told),
        ),
    )


def personal_words(dossier: Dossier) -> tuple[Message, ...]:
    """Return that a sole trader's personal data stays with us, or why it goes along."""
    if dossier.withheld:
        return (
            say(
                "Left out, since the company is a person: people in roles, contacts, addresses,"
                " telephone and e-mail, what others said of them, and the stored answers."
            ),
        )
    if dossier.personal_because:
        return (
            say(
                "The company is a person, and personal data is included: {reason}.",
                reason=dossier.personal_because,
            ),
        )
    return ()


def duty_record(dossier: Dossier) -> Record | None:
    """Return where the duty to inform stands; None where nobody is named."""
    duty = duty_to_inform(dossier.sounding)
    if duty is None:
        return None
    told = duty.told
    state = "due"
    if duty.is_met and told is not None:
        state = "excepted" if told.how.is_exception else "told"
    elif duty.is_late:
        state = "late"
    person = dossier.people.get(told.by) if told is not None else None
    return {
        "state": state,
        "since": duty.since.isoformat(),
        "until": duty.until.isoformat(),
        "kept_until": duty.kept_until.isoformat() if duty.kept_until else None,
        "sole_trader": duty.sole_trader,
        "told": told
        and {
            "day": told.day.isoformat(),
            "how": told.how.value,
            "note": told.note,
            "by": person.name if person else None,
        },
    }
