"""Who a company is: the line below its name, and the tone of its status."""

from ui.theme.roles import Tone
from workbench.domain.identity import employees, number_words, place_words
from workbench.domain.sounding import Sounding
from workbench.texts import Message, Texts, say

_TONES = {"active": Tone.GO} | dict.fromkeys(
    ("bankrupt", "compulsory_dissolution", "in_liquidation", "ceased"), Tone.NOT_NOW
)


def status_tone(status: str) -> Tone:
    """Return the tone a status of `company.status` is shown in; the words say the same."""
    return _TONES.get(status, Tone.PLAIN)


def who_words(sounding: Sounding, texts: Texts) -> Message:
    """Return the line below the name: number, place, founding day, employees."""
    company, town = sounding.company, sounding.chosen("company.town")
    parts = [number_words(each) for each in company.identifiers[:1]]
    parts.append(place_words(town.shown.fact.value if town else "", company.country, texts))
    founded = sounding.chosen("company.founded")
    if founded is not None:
        parts.append(say("founded {day}", day=founded.shown.fact.day))
    parts.append(employees(sounding)[0])
    told = parts[0]
    for part in parts[1:]:
        told = say("{first} · {second}", first=told, second=part)
    return told
