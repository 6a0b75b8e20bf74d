"""The handoff as JSON: the words of the page, and every fact with source, place and dates."""

import json
import re
from typing import Final

from workbench.domain.dossier import Dossier
from workbench.export.content import Content
from workbench.export.format import FORMATS
from workbench.export.record import record
from workbench.export.telling import tell
from workbench.texts import Message, Texts, say

SCHEMA: Final = "leadline.handoff"
VERSION: Final = 1
"""Raised when a key is taken away or changes its meaning; new keys do not raise it."""

_HIDDEN = re.compile("[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
"""Letters nobody sees; written as escapes, so that what is read is what is there."""


class JsonDocument:
    """See docs/export-json.md for every key."""

    key = "json"
    title: Message = say("JSON, for other programs")
    suffix = ".json"
    media_type = "application/json"

    def write(self, dossier: Dossier, texts: Texts) -> bytes:
        """Return the document in UTF-8, figures as exact text, times in UTC."""
        content = tell(dossier, texts)
        document = {
            "schema": SCHEMA,
            "version": VERSION,
            "language": content.language,
            **record(dossier, texts),
            "page_one": _page_one(content),
            "notes": _notes(content),
        }
        text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2)
        return (_HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n").encode()


def _page_one(content: Content) -> dict[str, object]:
    one = content.page_one
    blocks = {
        "can": one.can,
        "will": one.will,
        "for": one.reasons_for,
        "against": one.reasons_against,
        "unknown": one.unknown,
        "call": one.call,
        "opening": one.opening,
        "next_step": one.next_step,
    }
    return {
        "name": one.name,
        "who": [claim.text for claim in one.who],
        "flags": [claim.text for claim in one.flags],
        "verdict": {
            "range": one.verdict.range,
            "band": one.verdict.band,
            "details": list(one.verdict.details),
            "stamp": one.verdict.stamp,
            "cautions": list(one.verdict.cautions),
        },
        **{
            name: {
                "title": block.title,
                "rows": [
                    {
                        "label": row.label,
                        "about": row.about,
                        "text": row.claim.text,
                        "notes": list(row.claim.notes),
                    }
                    for row in block.rows
                ],
            }
            for name, block in blocks.items()
        },
    }


def _notes(content: Content) -> list[dict[str, object]]:
    return [
        {
            "number": note.number,
            "text": note.text,
            "source": note.source,
            "day": note.day,
            "address": note.address,
            "file": note.file,
            "stays": note.stays,
            "attribution": note.attribution,
            "suspect": note.suspect,
        }
        for note in content.notes
    ]


FORMATS.add("json")(JsonDocument())
