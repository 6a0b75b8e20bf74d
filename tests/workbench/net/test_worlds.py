"""Recorded worlds: what they match, what they answer, and what they say when they cannot."""

from pathlib import Path

import pytest

from tests.fakes.network import NOON, StandingClock
from workbench.errors import (
    CancelledByUser,
    InvalidInput,
    NoNetwork,
    SourceRefused,
    SourceUnreachable,
)
from workbench.jobs import JobControl
from workbench.net.exchange import Method, Request
from workbench.net.worlds import World, WorldDoor

WORLD = """
[roots]
recorded = { variable = "LEADLINE_TEST_RECORDED", path = "../recorded" }

[[exchange]]
host = "Register.example"
path = "/units/311000004"
file = "unit.json"

[[exchange]]
host = "register.example"
path = "/units"
query = { name = "Fjordlys Automasjon" }
text = "by name"

[[exchange]]
host = "register.example"
path = "/units"
query_like = { name = "nørrelund maskin", size = "2" }
text = "by its beginning"

[[exchange]]
host = "register.example"
path = "/units"
text = "all"

[[exchange]]
method = "POST"
host = "register.example"
path = "/søk"
sent = '"cvr":"99000007"'
status = 201
headers = { "Content-Type" = "application/x-ndjson" }
text = "posted"

[[exchange]]
host = "register.example"
path = "/outside"
root = "recorded"
file = "deep/answer.xml"

[[exchange]]
host = "register.example"
path = "/escape"
file = "../recorded/deep/answer.xml"

[[exchange]]
host = "register.example"
path = "/moved"
status = 301
headers = { location = "https://register.example/units" }

[[exchange]]
host = "register.example"
path = "/lost"
status = 302
headers = { location = "https://elsewhere.example/" }

[[exchange]]
host = "register.example"
path = "/slow"
delay = 60

[[exchange]]
host = "register.example"
path = "/reset"
fault = "reset"

[[exchange]]
host = "register.example"
path = "/timeout"
fault = "timeout"
"""


@pytest.fixture
def door(tmp_path: Path) -> WorldDoor:
    folder = tmp_path / "world"
    folder.mkdir()
    (folder / "world.toml").write_text(WORLD, encoding="utf-8")
    (folder / "unit.json").write_text('{"name": "Fjordlys"}')
    (tmp_path / "recorded" / "deep").mkdir(parents=True)
    (tmp_path / "recorded" / "deep" / "answer.xml").write_text("<recorded/>")
    return WorldDoor(World.open(folder), clock=StandingClock())


def ask(path: str, *params: tuple[str, str], seconds: float = 20.0) -> Request:
    return Request(url=f"https://register.example{path}", params=params, seconds=seconds)


def content(door: WorldDoor, request: Request) -> bytes:
    return door.send(request, JobControl()).content


def test_a_file_answers_with_the_type_of_its_name(door: WorldDoor) -> None:
    response = door.send(ask("/units/311000004"), JobControl())
    assert response.content == b'{"name": "Fjordlys"}'
    assert response.media_type == "application/json"
    assert (response.status, response.taken) == (200, NOON)


def test_the_query_chooses_and_what_else_is_asked_does_not_matter(door: WorldDoor) -> None:
    by_name = ask("/units", ("size", "20"), ("name", "Fjordlys Automasjon"))
    assert content(door, by_name) == b"by name"
    assert content(door, ask("/units", ("name", "Skagen"))) == b"all"


@pytest.mark.parametrize("typed", ["NØRRELUND MASKINFABRIK A/S", "nørrelund maskin"])
def test_the_beginning_of_what_is_typed_chooses_in_any_case(door: WorldDoor, typed: str) -> None:
    assert content(door, ask("/units", ("size", "20"), ("name", typed))) == b"by its beginning"


@pytest.mark.parametrize(
    "query",
    [
        (("size", "20"), ("name", "Nørrelund")),
        (("size", "10"), ("name", "Nørrelund Maskin")),
        (("name", "Nørrelund Maskin"),),
        (("size", "20"), ("number", "Nørrelund Maskin")),
    ],
)
def test_every_beginning_must_be_asked_under_its_own_name(
    door: WorldDoor, query: tuple[tuple[str, str], ...]
) -> None:
    assert content(door, ask("/units", *query)) == b"all"


def test_the_body_chooses(door: WorldDoor) -> None:
    url = "https://register.example/s%C3%B8k"
    asked = Request(url=url, method=Method.POST, body=b'{"cvr":"99000007"}')
    response = door.send(asked, JobControl())
    assert (response.status, response.media_type) == (201, "application/x-ndjson")
    with pytest.raises(SourceUnreachable):
        door.send(Request(url=url, method=Method.POST, body=b"{}"), JobControl())


def test_recordings_may_lie_in_a_named_folder_outside(
    door: WorldDoor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert content(door, ask("/outside")) == b"<recorded/>"
    other = tmp_path / "other" / "deep"
    other.mkdir(parents=True)
    (other / "answer.xml").write_text("<other/>")
    monkeypatch.setenv("LEADLINE_TEST_RECORDED", str(tmp_path / "other"))
    again = WorldDoor(World.open(tmp_path / "world"), clock=StandingClock())
    assert content(again, ask("/outside")) == b"<other/>"


def test_a_file_outside_without_a_root_is_not_read(door: WorldDoor) -> None:
    with pytest.raises(SourceUnreachable, match="lacks the recording"):
        content(door, ask("/escape"))


def test_a_missing_recording_is_said(door: WorldDoor, tmp_path: Path) -> None:
    (tmp_path / "world" / "unit.json").unlink()
    with pytest.raises(SourceUnreachable, match=r"unit\.json"):
        content(door, ask("/units/311000004"))


def test_what_is_not_recorded_has_no_answer(door: WorldDoor) -> None:
    with pytest.raises(SourceUnreachable, match="No answer from") as caught:
        content(door, ask("/unknown", ("q", "1")))
    assert "/unknown" in caught.value.detail


def test_redirects_are_followed_by_the_doors_own_rules(door: WorldDoor) -> None:
    assert content(door, ask("/moved")) == b"all"
    with pytest.raises(SourceRefused):
        content(door, ask("/lost"))


@pytest.mark.parametrize("path", ["/reset", "/timeout"])
def test_a_fault_is_no_answer(door: WorldDoor, path: str) -> None:
    with pytest.raises(SourceUnreachable):
        content(door, ask(path))


def test_a_delay_longer_than_the_request_takes_is_a_time_out(door: WorldDoor) -> None:
    with pytest.raises(SourceUnreachable, match="in time"):
        content(door, ask("/slow", seconds=0.01))


def test_a_delay_ends_when_the_job_is_cancelled(door: WorldDoor) -> None:
    control = JobControl()
    control.cancel()
    with pytest.raises(CancelledByUser):
        door.send(ask("/slow"), control)


def test_the_switch_for_no_network_works_in_a_world_too(door: WorldDoor) -> None:
    door.offline = True
    with pytest.raises(NoNetwork):
        content(door, ask("/units"))


@pytest.mark.parametrize(
    "text",
    ["not toml =", "[[exchange]]\nhost = 'a'", "[[exchange]]\nhost='a'\npath='/'\nflie='x'"],
)
def test_a_world_that_is_none_is_said(tmp_path: Path, text: str) -> None:
    (tmp_path / "world.toml").write_text(text)
    with pytest.raises(InvalidInput):
        World.open(tmp_path)


def test_a_folder_without_a_world_is_said(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="recorded answers"):
        World.open(tmp_path)
