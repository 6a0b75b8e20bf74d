"""A dossier as plain JSON values: exact figures as text, days and times in ISO 8601."""

from workbench.domain.brought import KeptFile
from workbench.domain.dossier import Dossier
from workbench.domain.fact import KnownFact
from workbench.domain.figures import Money
from workbench.domain.lead import StageChange
from workbench.domain.lookup import Lookup
from workbench.domain.properties import declared
from workbench.domain.reference import HandSearch
from workbench.domain.sole_trader import is_personal, is_sole_trader
from workbench.domain.values import decimal_text
from workbench.export.abilities import current_references
from workbench.export.change_record import since_decision_record
from workbench.export.evidence import StoredAnswer, stored_answers
from workbench.export.known_record import known_record
from workbench.export.locked import used_sources
from workbench.export.persons import duty_record
from workbench.export.score_record import Record, scorecard_record, would_now_record
from workbench.texts import Texts, say


def record(dossier: Dossier, texts: Texts) -> Record:
    """Return everything the dossier knows, in a fixed order; absent things are null."""
    sounding = dossier.sounding
    answers = {each.sha256: each for each in stored_answers(dossier)}
    return {
        "as_of": sounding.as_of.isoformat(),
        "firm": dossier.firm,
        "company": {
            "id": str(sounding.company.id),
            "name": sounding.company.name,
            "country": sounding.company.country,
            "removed": sounding.company.removed and sounding.company.removed.isoformat(),
            "identifiers": [
                {"scheme": each.scheme.value, "value": each.value}
                for each in sounding.company.identifiers
            ],
        },
        **known_record(sounding, texts),
        "stage": sounding.stage.stage.value if sounding.stage else None,
        "returned": _returned(sounding.stage),
        "scorecard": scorecard_record(dossier.scorecard, texts),
        "would_now": would_now_record(dossier.since_locked, texts),
        "since_decision": since_decision_record(dossier, texts),
        "requirements": [
            {
                "key": each.requirement,
                "stage": each.stage.value,
                "title": texts.say(each.title),
                "state": each.met.value,
                "because": texts.say(each.because),
            }
            for each in dossier.requirements
        ],
        "decision": _decision(dossier, texts),
        "pursuit": _pursuit(dossier, texts),
        "informing": duty_record(dossier),
        "facts": [_fact(each, answers, dossier, texts) for each in sounding.facts],
        "lookups": [_lookup(each, texts) for each in sounding.lookups],
        "references": _references(dossier),
        "hand_searches": [_hand_search(each, answers, texts) for each in sounding.hand_searches],
        "sources": [_source(key, dossier, texts) for key in used_sources(dossier)],
        "left_out": [
            {
                "source": each.source,
                "statements": each.statements,
                "why": texts.say(each.why) if each.why else None,
            }
            for each in dossier.left_out
        ],
        "evidence": [_answer(each, texts) for each in answers.values()],
    }


def _returned(stage: StageChange | None) -> Record | None:
    if stage is None or stage.returned is None:
        return None
    return {"why": stage.returned.value, "reason": stage.returned_with}


def _decision(dossier: Dossier, texts: Texts) -> Record | None:
    decision, link = dossier.decision, dossier.link
    if decision is None:
        return None
    person = dossier.people.get(decision.by)
    return {
        "id": str(decision.id),
        "stage": decision.stage.value,
        "by": person.name if person else None,
        "at": decision.at.isoformat(),
        "reason": decision.reason,
        "exceptions": [
            {"requirement": each.requirement, "title": texts.say(each.title), "reason": each.reason}
            for each in decision.waivers
        ],
        "chain": None
        if link is None
        else {
            "replica": str(link.replica),
            "sequence": link.sequence,
            "previous": link.previous.hex(),
            "hash": link.hash.hex(),
        },
    }


def _pursuit(dossier: Dossier, texts: Texts) -> Record:
    sounding = dossier.sounding
    offer, step, brief = sounding.offer, sounding.next_step, sounding.brief
    responsible = dossier.people.get(step.responsible) if step else None
    return {
        "offer": offer
        and {
            "name": offer.name,
            "price": decimal_text(offer.price.amount),
            "currency": offer.price.currency,
            "often": offer.often.value,
        },
        "signals": [
            {"kind": each.kind.value, "day": each.day.isoformat(), "asked_for": each.asked_for}
            for each in sounding.signals
        ],
        "contacts": [
            {
                "name": each.name,
                "role": each.role,
                "phone": each.phone,
                "mail": each.mail,
                "where_from": each.where_from,
                "part": each.part,
                "expires": each.expires.isoformat(),
            }
            for each in sounding.contacts
            if each.expires >= sounding.as_of.date()
        ],
        "channels": [
            {"kind": each.kind.value, "state": each.openness.value, "why": texts.say(each.reason)}
            for each in sounding.channels
        ],
        "touches": [
            {
                "kind": each.kind.value,
                "day": each.day.isoformat(),
                "words": each.words,
                "inward": each.inward,
            }
            for each in sounding.touches
        ],
        "next_step": step
        and {
            "what": step.what,
            "due": step.due.isoformat(),
            "responsible": responsible.name if responsible else None,
        },
        "open_with": brief.open_with if brief else "",
        "not_mention": brief.not_mention if brief else "",
    }


def _fact(
    known: KnownFact, answers: dict[bytes, StoredAnswer], dossier: Dossier, texts: Texts
) -> Record:
    fact, answer = known.fact, answers[known.snapshot]
    suspect = dossier.why_suspect(fact.entity.source)
    personal = declared(fact.key).personal
    trader = is_sole_trader(dossier.sounding)
    purpose = personal.purpose if personal else None
    if purpose is None and is_personal(known, sole_trader=trader):
        purpose = say("it may be the home of a person in trade")
    return {
        "id": fact.id.hex(),
        "property": fact.key,
        "title": texts.say(declared(fact.key).title),
        "value": fact.value,
        "unit": fact.unit,
        "start": fact.start.isoformat() if fact.start else None,
        "end": fact.end.isoformat() if fact.end else None,
        "qualifiers": dict(fact.qualifiers),
        "source": fact.entity.source,
        "entity": fact.entity.number,
        "place": {"kind": known.place.kind.value, "locator": known.place.locator},
        "original": known.place.original if answer.stays is None else None,
        "snapshot": known.snapshot.hex(),
        "file": answer.file,
        "first_seen": known.first_seen.isoformat(),
        "last_seen": known.last_seen.isoformat(),
        "current": known.current,
        "suspect": texts.say(suspect) if suspect else None,
        "confirmed_by_person": known.confirmed_by_person,
        "personal": texts.say(purpose) if purpose else None,
    }


def _money(money: Money | None) -> Record | None:
    if money is None:
        return None
    return {"amount": decimal_text(money.amount), "currency": money.currency}


def _lookup(lookup: Lookup, texts: Texts) -> Record:
    hint = lookup.what_to_do
    return {
        "source": lookup.question.source,
        "kind": lookup.question.kind,
        "about": lookup.question.about,
        "state": lookup.state.value,
        "answer": lookup.kind.value if lookup.kind else None,
        "asked": lookup.asked.isoformat() if lookup.asked else None,
        "answered": lookup.answered.isoformat() if lookup.answered else None,
        "address": lookup.address,
        "reason": texts.say(lookup.reason) if lookup.reason else None,
        "cost": _money(lookup.cost),
        "problem": texts.say(lookup.problem.message) if lookup.problem else None,
        "what_to_do": texts.say(hint) if hint else None,
        "due": lookup.due.isoformat() if lookup.due else None,
        "missing": [texts.say(each) for each in lookup.missing],
        "snapshot": lookup.snapshot.hex() if lookup.snapshot else None,
    }


def _references(dossier: Dossier) -> list[Record]:
    return [
        {
            "relation": each.relation.value,
            "day": each.day.isoformat(),
            "heard": each.heard.value,
            "wording": each.wording.value,
            "words": each.words,
            "pays": each.pays.value,
            "tell_outside": each.tell_outside,
            "expires": each.expires.isoformat(),
        }
        for each in current_references(dossier.sounding)
    ]


def _hand_search(search: HandSearch, answers: dict[bytes, StoredAnswer], texts: Texts) -> Record:
    stored = answers.get(bytes.fromhex(search.snapshot)) if search.snapshot else None
    return {
        "question": search.question,
        "asked": search.asked,
        "at": search.at.isoformat(),
        "answer": search.answer.value,
        "address": search.address,
        "words": search.words,
        "weight": search.weight.value,
        "snapshot": search.snapshot or None,
        "file": stored.file if stored else "",
        "brought": _brought(search.kept, stored, texts) if search.kept else None,
    }


def _brought(kept: KeptFile, stored: StoredAnswer | None, texts: Texts) -> Record:
    place, where = kept.finding.place, kept.finding.where
    told = stored is not None and stored.stays is None
    return {
        "name": kept.name,
        "marked": kept.finding.marked.value,
        "place": {"kind": place.kind.value, "locator": place.locator} if place else None,
        "where": texts.say(where) if where else None,
        "original": place.original if place and told else None,
        "passage": kept.passage,
    }


def _source(key: str, dossier: Dossier, texts: Texts) -> Record:
    manifest = dossier.manifests.get(key)
    return {
        "key": key,
        "title": texts.say(manifest.title) if manifest else None,
        "licence": str(manifest.licence) if manifest else None,
        "attribution": str(manifest.attribution) if manifest else None,
        "travel": manifest.travel.value if manifest else None,
        "home": manifest.home if manifest else None,
    }


def _answer(answer: StoredAnswer, texts: Texts) -> Record:
    snapshot = answer.snapshot
    return {
        "sha256": answer.sha256.hex(),
        "copy": snapshot.sha256.hex() if snapshot and snapshot.sha256 != answer.sha256 else None,
        "source": answer.source,
        "file": answer.file,
        "stays": texts.say(answer.stays) if answer.stays else None,
        "media_type": snapshot.media_type if snapshot else None,
        "address": snapshot.address if snapshot else None,
        "taken": snapshot.taken.isoformat() if snapshot else None,
    }
