"""Hides a key in what a source sends back: sources echo what they were asked, keys included."""

import base64
import html
import json
import re
from collections.abc import Iterable, Set
from urllib.parse import quote, quote_plus

from workbench.net.secrets import Secret

HIDDEN = "…"
SHORTEST = 8
"""Letters of a key that is looked for in whole answers; a shorter one would be found everywhere."""
_NUMBERED = ("[&<>]", "[\"&'+<>`]")
"""Letters for which some servers write their number: those of Go, and those of .NET."""
_ESCAPED = re.compile("%[0-9A-F]{2}")


def hidden(text: str, secrets: Iterable[Secret]) -> str:
    """Return a header or an address without some keys, however they are written there."""
    for shape in _shapes(secrets):
        text = text.replace(shape, HIDDEN)
    return text


def hidden_in_bytes(content: bytes, secrets: Iterable[Secret]) -> bytes:
    """Return an answer's bytes without some keys, however they are written there."""
    long = [each for each in secrets if len(each.reveal()) >= SHORTEST]
    for shape in _shapes(long):
        # What is ASCII alone is looked for once.
        eight = dict.fromkeys(shape.encode(each, "replace") for each in ("utf-8", "latin-1"))
        for encoded in eight:
            content = content.replace(encoded, HIDDEN.encode())
        for encoding in ("utf-16-le", "utf-16-be"):
            content = _without_pairs(content, shape.encode(encoding), HIDDEN.encode(encoding))
    return content


def _without_pairs(content: bytes, shape: bytes, instead: bytes) -> bytes:
    """Replace what begins at a whole letter of two bytes; between two it is of the other order."""
    if shape not in content:
        return content
    pattern = re.compile(re.escape(shape))
    return pattern.sub(lambda found: found[0] if found.start() % 2 else instead, content)


def _shapes(secrets: Iterable[Secret]) -> list[str]:
    """Return how keys may be written, the longest first: none may be cut up by a shorter one."""
    written = {shape for each in secrets for shape in _shapes_of(each.reveal())}
    return sorted(filter(None, written), key=len, reverse=True)


def _shapes_of(value: str) -> Set[str]:
    # UTF-8 in a header is read as if it were Latin-1 (http.client).
    in_header = value.encode().decode("latin-1")
    plain = {value, in_header, *_quoted(value), html.escape(value), *_as_json(value)}
    return plain | _as_base64(value)


def _quoted(value: str) -> Set[str]:
    quoted = {quote(value), quote(value, safe=""), quote_plus(value)}
    return quoted | {_ESCAPED.sub(lambda found: found[0].lower(), each) for each in quoted}


def _as_json(value: str) -> Set[str]:
    written = {json.dumps(value)[1:-1], json.dumps(value, ensure_ascii=False)[1:-1]}
    for letters in _NUMBERED:
        small = re.sub(letters, lambda found: f"\\u{ord(found[0]):04x}", value)
        large = re.sub(letters, lambda found: f"\\u{ord(found[0]):04X}", value)
        written |= {small, large}
    return written | {each.replace("/", "\\/") for each in written}


def _as_base64(value: str) -> Set[str]:
    raw = value.encode()
    found = {base64.b64encode(raw).rstrip(b"=").decode()}
    for before in range(3):
        # Within longer text, of which it is told by whole letters alone; each holds six bits.
        encoded = base64.b64encode(bytes(before) + raw).decode()
        found.add(encoded[-(-before * 8 // 6) : (before + len(raw)) * 8 // 6])
    return found | {each.replace("+", "-").replace("/", "_") for each in found}
