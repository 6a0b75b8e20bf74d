"""What is late is built once, when it is first used, and not to be closed."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from workbench.errors import InvalidInput
from workbench.jobs import JobControl
from workbench.late import (
    Late,
    LateExporter,
    LateKeys,
    LateLookups,
    LatePages,
    LateRegisters,
    LateRoom,
)
from workbench.texts import say


class _Adapter:
    """Answers anything with the name it was called by, and remembers what it was given."""

    remark = say("No key can be kept here.")

    def __init__(self) -> None:
        self.asked: list[tuple[str, tuple[object, ...], dict[str, object]]] = []

    def __getattr__(self, name: str) -> Any:
        def answer(*given: object, **named: object) -> str:
            self.asked.append((name, given, named))
            return name

        return answer


def test_it_is_built_when_first_asked_for_and_never_again() -> None:
    built: list[object] = []

    def build() -> object:
        built.append(object())
        return built[-1]

    late = Late(build)
    assert late.built is None
    assert late() is late() is late.built
    assert len(built) == 1


def test_threads_that_ask_at_once_share_one() -> None:
    together = threading.Barrier(4)
    late = Late(object)

    def ask() -> object:
        together.wait(timeout=10)
        return late()

    with ThreadPoolExecutor(4) as threads:
        asked = [threads.submit(ask) for _ in range(4)]
        assert len({id(each.result()) for each in asked}) == 1


def test_what_could_not_be_built_is_tried_again() -> None:
    tries = iter((False, True))

    def build() -> str:
        if not next(tries):
            raise InvalidInput(say("A person needs a name."), field="name")
        return "built"

    late = Late(build)
    with pytest.raises(InvalidInput):
        late()
    assert late.built is None
    assert late() == "built"


@pytest.mark.parametrize("late", [LateLookups, LateRegisters, LateRoom])
def test_what_nobody_asked_is_not_built_to_be_closed(late: Callable[[Late[Any]], Any]) -> None:
    adapter: Late[Any] = Late(_Adapter)
    late(adapter).close()
    assert adapter.built is None


def test_a_room_in_which_something_was_read_is_closed() -> None:
    adapter: Late[Any] = Late(_Adapter)
    room = LateRoom(adapter)
    control = JobControl()
    room.run(len, b"", control)
    room.close()
    assert adapter().asked == [("run", (len, b"", control), {}), ("close", (), {})]


def test_registers_that_were_asked_are_closed() -> None:
    adapter: Late[Any] = Late(_Adapter)
    registers = LateRegisters(adapter)
    registers.all()
    registers.close()
    assert adapter().asked == [("all", (), {}), ("close", (), {})]


def test_an_engine_that_was_asked_is_closed() -> None:
    engine: Late[Any] = Late(_Adapter)
    lookups = LateLookups(engine)
    lookups.usable("no.brreg")
    lookups.close()
    assert engine().asked == [("usable", ("no.brreg",), {}), ("close", (), {})]


@pytest.mark.parametrize(
    ("late", "name", "given"),
    [
        (LateLookups, "manifests", ()),
        (LateLookups, "searches", ("query",)),
        (LateLookups, "plan", ("company", ())),
        (LateKeys, "has", ("brave",)),
        (LateKeys, "put", ("brave", "key")),
        (LateKeys, "forget", ("brave",)),
        (LateExporter, "formats", ()),
        (LateExporter, "write_folder", ("dossier", "texts", "folder")),
        (LatePages, "read_page", (b"", "address")),
        (LatePages, "filed_in", ("file", ("number",))),
        (LatePages, "read_register", (Path("x.zip"), (), "room", JobControl())),
        (LateRegisters, "known", ()),
        (LateRegisters, "all", ()),
        (LateRegisters, "build", (Path("x.zip"), JobControl())),
        (LateRegisters, "refresh", ("key", JobControl())),
        (LateRegisters, "search", ("words", JobControl(), 20)),
        (LateRegisters, "candidates", ("profile", JobControl(), 5)),
        (LateRegisters, "remove", ("key",)),
        (LateRoom, "run", (len, b"", JobControl())),
    ],
)
def test_what_is_asked_is_passed_on(
    late: Callable[[Late[Any]], Any], name: str, given: tuple[Any, ...]
) -> None:
    adapter = _Adapter()
    answer = getattr(late(Late(lambda: adapter)), name)(*given)
    assert adapter.asked == [(name, given, {})]
    assert answer in (name, None)


def test_research_is_passed_on_with_all_that_belongs_to_it() -> None:
    adapter: Any = _Adapter()
    control = JobControl()
    lookups = LateLookups(Late(lambda: adapter))
    lookups.run((), company=None, control=control)
    lookups.resume(control)
    lookups.read_again(UUID(int=7), control)
    again: object = ("read_again", (UUID(int=7), control), {})
    named: dict[str, object] = {
        "company": None,
        "control": control,
        "told": None,
        "reasons": {},
        "within": None,
    }
    assert adapter.asked == [("run", ((),), named), ("resume", (control, None), {}), again]


def test_a_remark_is_passed_on() -> None:
    keys: Late[Any] = Late(_Adapter)
    assert LateKeys(keys).remark == _Adapter.remark
