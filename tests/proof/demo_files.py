"""What a demo world is written as: exchanges of a `world.toml`, and the files they answer with."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_HEADING = """\
# The demo world: recorded answers of invented companies, instead of the network.
#
# Written by `python -m tests.proof.demo_world` from cast.toml; change that, not this.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One exchange, as `workbench/net/worlds.py` reads it, with the bytes of its file."""

    host: str
    path: str
    file: str
    body: bytes
    method: str = "GET"
    query: Mapping[str, str] = field(default_factory=dict)
    query_like: Mapping[str, str] = field(default_factory=dict)
    sent: str = ""
    status: int = 200


def json_body(value: object) -> bytes:
    """Return a JSON file that diffs well."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def world_files(exchanges: Iterable[Exchange]) -> dict[str, bytes]:
    """Return the world's files by their way down from its folder.

    Raises:
        ValueError: two exchanges want different bytes in one file.
    """
    asked = tuple(exchanges)
    files: dict[str, bytes] = {}
    for exchange in asked:
        if files.setdefault(exchange.file, exchange.body) != exchange.body:
            raise ValueError(f"{exchange.file} is written twice, differently")
    files["world.toml"] = "\n".join([_HEADING, *map(_table, asked)]).encode()
    return files


def _table(exchange: Exchange) -> str:
    lines = ["[[exchange]]"]
    if exchange.method != "GET":
        lines.append(f"method = {_quoted(exchange.method)}")
    lines += [f"host = {_quoted(exchange.host)}", f"path = {_quoted(exchange.path)}"]
    for name, pairs in (("query", exchange.query), ("query_like", exchange.query_like)):
        if pairs:
            inner = ", ".join(f"{_key(key)} = {_quoted(value)}" for key, value in pairs.items())
            lines.append(f"{name} = {{ {inner} }}")
    if exchange.sent:
        lines.append(f"sent = {_quoted(exchange.sent)}")
    if exchange.status != 200:
        lines.append(f"status = {exchange.status}")
    lines.append(f"file = {_quoted(exchange.file)}")
    return "\n".join(lines) + "\n"


def _key(name: str) -> str:
    return name if re.fullmatch(r"[\w-]+", name, re.ASCII) else _quoted(name)


def _quoted(text: str) -> str:
    # A JSON string without control characters is a TOML basic string as well.
    return json.dumps(text, ensure_ascii=False)
