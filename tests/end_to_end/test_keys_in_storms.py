"""Keys are looked for wherever a storm may have left them: logs, errors, store, folder, servers."""

import base64
import html
import json
import logging
import sqlite3
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from threading import Timer
from urllib.parse import quote, quote_plus

import pypdfium2
import pytest
import zstandard

from tests.fakes.network import keys
from tests.fakes.rooms import HereRoom
from tests.fakes.stormy import Now, Stormy, asking, good, number, opened, stormy, world
from tests.samples import METTE
from tests.starter import CARD
from workbench.app.desk import Desk
from workbench.app.dossiers import open_dossier
from workbench.domain.key_parts import CLIENT, LOGIN, as_one
from workbench.domain.lookup import AnswerKind, Lookup
from workbench.errors import CancelledByUser, SourceError
from workbench.export.folder import FolderExporter
from workbench.jobs import JobControl
from workbench.lookups.engine import Engine
from workbench.lookups.turned_down import KEY_REFUSED
from workbench.net.exchange import KeyPlace, KeyUse, Request, Response, Sender, TokenGrant
from workbench.net.faults import Fault
from workbench.net.secrets import SessionKeys
from workbench.net.served_world import ServedWorld, serve
from workbench.net.storms import Storm
from workbench.net.worlds import Exchange
from workbench.store import open_store, proofs
from workbench.store.sql_store import SqlStore
from workbench.texts import ENGLISH

IN_HEADER = "hEad3r/Ké+y <9f41c7aa02bd>"
IN_QUERY = "qu3ry/Ké+y &58e0d3b6771c="
IN_LOGIN = "pa55w0rd:Ké+ <c41e8d02b7f6>"
OF_CLIENT = "cl13nt/secret=71f0aa93be5d"
GIVEN = "t0k3n.eyJhenAiOiJjbGllbnQifQ.5a1c7e90d2bb"
KEYS = (IN_HEADER, IN_QUERY)
PROOFS = (IN_LOGIN, OF_CLIENT, GIVEN)
"""A password, a client's secret, and the token that is given for it."""
NUMBERS = 40
SEED = 38
MIX = {Fault.NONE: 4, **{each: 1 for each in Fault if each}}


def traces(key: str) -> set[bytes]:
    """Return what a key may look like where it leaked: whole, in halves, encoded, backwards."""
    half = len(key) // 2
    found: set[bytes] = set()
    for piece in (key, key[:half], key[half:], key[::-1]):
        quoted = {quote(piece), quote(piece, safe=""), quote_plus(piece)}
        texts = {piece, html.escape(piece), json.dumps(piece)[1:-1], repr(piece)[1:-1], *quoted}
        texts |= {each.lower() for each in texts}
        for encoding in ("utf-8", "latin-1", "utf-16-le"):
            found |= {each.encode(encoding) for each in texts}
        found |= {piece.encode().hex().encode(), repr(piece.encode())[2:-1].encode()}
    # Wherever in a longer text it stood when that was encoded.
    for shift in range(3):
        encoded = base64.b64encode(b"\0" * shift + key.encode())
        found.add(encoded[4:-4])
        found.add(encoded[4:-4].replace(b"+", b"-").replace(b"/", b"_"))
    return found


TRACES = {each for key in (*KEYS, *PROOFS) for each in traces(key)}


def seen_in(content: bytes) -> list[bytes]:
    return [each for each in TRACES if each in content]


def test_a_key_that_leaked_would_be_found() -> None:
    for key in (*KEYS, *PROOFS):
        basic = base64.b64encode(f"user:{key}:".encode())
        for leak in (
            key.encode(),
            quote(key).encode(),
            basic,
            key[::-1].encode(),
            key[5:].encode(),
        ):
            assert seen_in(b"... " + leak + b" ...")


class Listening:
    """A door that writes down every error that leaves it, as the most talkative tool would."""

    def __init__(self, door: Sender) -> None:
        self.offline = False
        self.door = door
        self.told: list[str] = []

    def send(self, request: Request, control: JobControl) -> Response:
        try:
            response = self.door.send(request, control)
        except (SourceError, CancelledByUser) as problem:
            self.told += rendered(problem)
            raise
        self.told.append(repr(response))
        return response


def rendered(problem: BaseException | None) -> Iterator[str]:
    """Yield an error and all behind it with every variable of every frame, printed or not."""
    while problem is not None:
        told = traceback.TracebackException.from_exception(problem, capture_locals=True)
        yield "".join(told.format())
        yield f"{problem!r} {vars(problem)}"
        problem = problem.__cause__ or problem.__context__


def sources() -> list[Stormy]:
    """Return a source with its key in a header, one with it in the query, and another host."""
    uses = (
        KeyUse("in_header", KeyPlace.HEADER, "X-Key"),
        KeyUse("in_query", KeyPlace.QUERY, "apiKey"),
    )
    made = [stormy(f"by_{use.place.value}", use=use, along=("other.example",)) for use in uses]
    return [*made, stormy("other")]


def proving() -> list[Stormy]:
    """Return a source with a login, one with a client's token, and the host that gives it."""
    grant = TokenGrant("http://other.example/token", scope="accounts")
    uses = (
        KeyUse("in_login", KeyPlace.BASIC),
        KeyUse("in_token", KeyPlace.CLIENT, grant=grant),
    )
    return [*(stormy(f"by_{use.place.value}", use=use) for use in uses), stormy("other")]


def giver(source: Stormy) -> Exchange:
    """Return how a host gives tokens for one question each, and tells of what it was sent."""
    told = {"access_token": GIVEN, "token_type": "Bearer", "expires_in": 30, "of": OF_CLIENT}
    return good(source, json.dumps(told), path="/token", method="POST")


def ring() -> SessionKeys:
    return keys(
        in_header=IN_HEADER,
        in_query=IN_QUERY,
        in_login=as_one(LOGIN, ("the-firms-login", IN_LOGIN)),
        in_token=as_one(CLIENT, ("the-client-7c1d", OF_CLIENT)),
    )


def echo(source: Stormy, key: str) -> Exchange:
    """Return how a host answers that sends everything back that it was sent."""
    said = {"revenue_2023": 1, "revenue_2024": 2, "revenue_2025": 3, "key": key, "rest": "x" * 2000}
    said |= {"next": f"/accounts?page=2&apiKey={quote(key)}", "basic": quote_plus(key)}
    headers = {
        "x-echo": quote(key, safe=""),
        "link": f"</accounts?apiKey={quote_plus(key)}>; rel=next",
        "set-cookie": f"key={quote(key)}",
    }
    return good(source, json.dumps(said), headers=headers)


def sent_on(source: Stormy, key: str) -> Exchange:
    """Return how a host answers that sends us to another, with the key under another name."""
    location = f"http://other.example/accounts?token={quote(key)}&again={quote_plus(key)}"
    return good(source, "moved", status=307, headers={"location": location})


def everything_written(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield every file below a folder, and what is packed in it."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.name, path.read_bytes()
            if path.suffix == ".pdf":
                yield f"text of {path.name}", pdf_text(path).encode()
    with closing(sqlite3.connect(folder / "evidence.db")) as evidence:
        for size, packed in evidence.execute("SELECT size, packed FROM content"):
            unpacked = zstandard.ZstdDecompressor().decompress(packed, max_output_size=size)
            yield "an answer", unpacked


def pdf_text(path: Path) -> str:
    with closing(pypdfium2.PdfDocument(path)) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def desk(store: SqlStore, engine: Engine, folder: Path) -> Desk:
    return Desk(
        store=store,
        lookups=engine,
        room=HereRoom(),
        exporter=FolderExporter(),
        clock=Now(),
        texts=ENGLISH,
        person=METTE.id,
        starter=CARD,
        exports=folder,
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    with closing(open_store(tmp_path / "leadline.db", clock=Now())) as made:
        yield made


def stormed(
    store: SqlStore,
    exchanges: Sequence[Exchange],
    storms: Sequence[Storm],
    folder: Path,
    made: Sequence[Stormy],
) -> tuple[list[str], ServedWorld, tuple[Lookup, ...]]:
    """Research in a storm, hand the folder over; return what was told, seen and answered.

    The first two sources are asked.
    """
    company, doors = opened(store, 0, NUMBERS), list[Listening]()

    def around(door: Sender) -> Sender:
        doors.append(Listening(door))
        return doors[-1]

    wanted = [each.question(number(about)) for about in range(NUMBERS) for each in made[:2]]
    with (
        serve(world(*exchanges, storms=storms)) as served,
        asking(store, served.port, made, ring=ring(), around=around) as engine,
    ):
        lookups = engine.run(wanted, company=company, control=JobControl())
        dossier = open_dossier(desk(store, engine, folder), company, with_answers=True)
        FolderExporter().write_folder(dossier, ENGLISH, folder / "handoff")
    return [line for each in doors for line in each.told], served, lookups


def logged(records: Sequence[logging.LogRecord]) -> Iterator[str]:
    for record in records:
        yield f"{record.getMessage()} {vars(record)}"
        if record.exc_info:
            yield from rendered(record.exc_info[1])


def leaks(
    folder: Path, told: Sequence[str], records: Sequence[logging.LogRecord]
) -> dict[str, list[bytes]]:
    places = {f"told {place}": words.encode() for place, words in enumerate(told)}
    places |= {f"log {place}": words.encode() for place, words in enumerate(logged(records))}
    places |= dict(everything_written(folder))
    assert {"leadline.db-wal", "evidence.db-wal", "handoff.csv", "handoff.html"} <= {*places}
    assert {"handoff.json", "text of handoff.pdf", "an answer"} <= {*places}
    return {place: seen for place, content in places.items() if (seen := seen_in(content))}


def test_no_storm_leaves_a_key_anywhere(
    store: SqlStore, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    storm = Storm(host="*", seed=SEED, mix=MIX)
    exchanges = [echo(source, key) for source, key in zip(sources(), KEYS, strict=False)]
    told, served, lookups = stormed(store, exchanges, [storm], tmp_path, sources())
    assert len(lookups) == 2 * NUMBERS
    for host in ("by_header.example", "by_query.example"):
        seen = Counter(visit.question for visit in served.visits if visit.asked.host == host)
        drawn = {storm.draw(each, before) for each in seen for before in range(seen[each])}
        assert drawn == set(MIX)
    sent = {visit.headers.get("x-key") for visit in served.visits}
    assert sent == {IN_HEADER, None}
    assert leaks(tmp_path, told, caplog.records) == {}
    assert proofs.check(store).problems == ()
    index = (tmp_path / "handoff" / "evidence" / "index.txt").read_text("utf-8")
    assert "Blanked before it was stored: a key" in index


def test_no_storm_leaves_a_login_or_a_token_anywhere(
    store: SqlStore, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    made = proving()
    echoes = [echo(made[0], IN_LOGIN), echo(made[1], GIVEN)]
    # Milder, above all at the host that gives tokens: both must come through often enough.
    storms = [
        Storm(host=host, seed=SEED, mix=MIX | {Fault.NONE: good})
        for host, good in (("other.example", 60), ("*", 16))
    ]
    told, served, lookups = stormed(store, [*echoes, giver(made[2])], storms, tmp_path, made)
    assert len(lookups) == 2 * NUMBERS
    for kind in (AnswerKind.FOUND, AnswerKind.FAILED):
        ended = {each.question.source for each in lookups if each.kind is kind}
        assert ended == {"by_basic", "by_client"}
    sent = Counter(
        (visit.asked.host, visit.headers.get("authorization", "").partition(" ")[0])
        for visit in served.visits
    )
    assert {*sent} == {
        ("by_basic.example", "Basic"),
        ("by_client.example", "Bearer"),
        ("other.example", "Basic"),
    }
    assert sent["other.example", "Basic"] >= sent["by_client.example", "Bearer"] > 0
    assert leaks(tmp_path, told, caplog.records) == {}
    assert proofs.check(store).problems == ()


def test_a_client_whom_no_token_lets_in_is_told_that_the_key_is_refused(
    store: SqlStore, tmp_path: Path
) -> None:
    made = proving()
    shut = [good(each, "<html>no</html>", status=401) for each in made[:2]]
    _, served, lookups = stormed(store, [*shut, giver(made[2])], [], tmp_path, made)
    assert {each.kind for each in lookups} == {AnswerKind.REFUSED}
    assert {each.problem for each in lookups} == {KEY_REFUSED}
    sent = Counter(visit.asked.host for visit in served.visits)
    # With a token once more, with a fresh one; with a login once.
    assert sent["by_client.example"] == sent["other.example"] == 2 * sent["by_basic.example"]


def test_who_is_sent_on_to_another_host_takes_no_key_along(
    store: SqlStore, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    made = sources()
    exchanges = [sent_on(source, key) for source, key in zip(made, KEYS, strict=False)]
    told, served, lookups = stormed(store, [*exchanges, good(made[2])], [], tmp_path, made)
    assert {each.kind for each in lookups} == {AnswerKind.FOUND}
    assert leaks(tmp_path, told, caplog.records) == {}
    elsewhere = [visit for visit in served.visits if visit.asked.host == "other.example"]
    assert len(elsewhere) == len(lookups)
    for visit in elsewhere:
        assert "referer" not in visit.headers
        assert seen_in(repr(visit).encode()) == []


@pytest.mark.parametrize("fault", [Fault.TIMEOUT, Fault.SLOW_DRIP])
def test_who_cancels_a_request_is_told_no_key(store: SqlStore, fault: Fault) -> None:
    made, control, doors = sources(), JobControl(), list[Listening]()

    def around(door: Sender) -> Sender:
        doors.append(Listening(door))
        return doors[-1]

    def told(lookup: Lookup) -> None:
        Timer(0.2, control.cancel).start()

    exchanges = [
        echo(source, key).model_copy(update={"fault": fault})
        for source, key in zip(made, KEYS, strict=False)
    ]
    with (
        serve(world(*exchanges)) as served,
        asking(store, served.port, made, ring=ring(), around=around) as engine,
        pytest.raises(CancelledByUser),
    ):
        engine.run(
            [each.question(number(0)) for each in made[:2]],
            company=opened(store, 0),
            control=control,
            told=told,
        )
    said = [line for each in doors for line in each.told]
    assert len(said) >= 2
    assert [seen_in(line.encode()) for line in said if seen_in(line.encode())] == []
