"""The program checks itself: every part is there, the main job runs, and a PDF comes of it."""

import importlib.util
import multiprocessing
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from workbench.app.desk import Desk
from workbench.app.main_job import do_main_job
from workbench.app.parts import Parts, expected_parts, program_folder, sha256_of
from workbench.errors import WorkbenchError
from workbench.jobs import JobControl
from workbench.scoring.criterion import CRITERIA
from workbench.scoring.requirements import REQUIREMENTS
from workbench.texts import Message, say, say_many

_LONGEST_CHILD = 60.0
_PDF_BEGINS, _PDF_ENDS = b"%PDF-", b"%%EOF"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One thing that was looked at.

    Attributes:
        key: names it in the JSON: `sources`, `files`, `main_job` ….
        words: what was found.
        problems: what is wrong, each in words; empty when all is well.
    """

    key: str
    words: Message
    problems: tuple[Message, ...] = ()

    @property
    def well(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def check_program(open_demo: Callable[[Path], AbstractContextManager[Desk]]) -> Iterator[Checked]:
    """Check the running program, part by part.

    Args:
        open_demo: opens a desk on the demo world, its store a new file at the path given.

    Raises:
        OSError: the list of parts cannot be read, or there is no folder for temporary files.
    """
    expected = expected_parts()
    yield check_modules(expected)
    yield check_files(expected, program_folder())
    yield check_child(program_folder() / "LICENSE")
    with tempfile.TemporaryDirectory(prefix="leadline-self-check-") as folder:
        yield from _check_at_work(expected, open_demo, Path(folder))


def check_modules(expected: Parts) -> Checked:
    """Say which of our modules cannot be found; none of them is run for it."""
    missing = [name for name in expected.modules if importlib.util.find_spec(name) is None]
    return Checked(
        key="modules",
        words=say_many("{count} module.", "{count} modules.", len(expected.modules)),
        problems=tuple(say("The module {name} is missing.", name=name) for name in missing),
    )


def check_files(expected: Parts, root: Path) -> Checked:
    """Say which shipped files are missing or differ: migrations, icons, fonts, templates, texts."""
    return Checked(
        key="files",
        words=say_many("{count} shipped file.", "{count} shipped files.", len(expected.files)),
        problems=tuple(_file_problems(expected, root)),
    )


def check_child(file: Path) -> Checked:
    """Say whether a child process of this program works: it is given a file to read over.

    Large answers are read in children. In a frozen program a child is the program itself, started
    with other words, which it must understand before all else.
    """
    try:
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as children:
            told = children.submit(sha256_of, file).result(_LONGEST_CHILD)
    except (BrokenExecutor, TimeoutError) as problem:
        told = type(problem).__name__
    return Checked(
        key="child",
        words=say("A child process."),
        problems=() if told == sha256_of(file) else (say("It answered: {told}.", told=told),),
    )


def check_plug_ins(expected: Parts, desk: Desk) -> Iterator[Checked]:
    """Say for each kind of plug-in which are missing, and which nobody expected."""
    found = {
        "sources": {each.key for each in desk.lookups.manifests() if not each.by_hand},
        "criteria": set(CRITERIA),
        "requirements": set(REQUIREMENTS),
        "formats": {each.key for each in desk.exporter.formats()},
        "registers": {each.key for each in desk.registers.known()},
    }
    for kind, keys in expected.plug_ins.items():
        wanted, there = set(keys), found[kind]
        missing = [say("{key} is missing.", key=key) for key in sorted(wanted - there)]
        more = [say("{key} is not in the list.", key=key) for key in sorted(there - wanted)]
        none = [] if wanted else [say("The list is empty.")]
        yield Checked(
            key=kind,
            words=say("{kind}: {count}.", kind=kind, count=len(there)),
            problems=(*missing, *more, *none),
        )


def check_pdf(files: tuple[Path, ...]) -> Checked:
    """Say whether the handoff folder has a whole PDF in it."""
    pages = [file.read_bytes() for file in files if file.suffix == ".pdf"]
    whole = [
        each for each in pages if each.startswith(_PDF_BEGINS) and each.rstrip().endswith(_PDF_ENDS)
    ]
    return Checked(
        key="pdf",
        words=say("A PDF of {size} bytes.", size=sum(map(len, whole))),
        problems=() if whole else (say("No whole PDF was written."),),
    )


def _file_problems(expected: Parts, root: Path) -> Iterator[Message]:
    for name, sha256 in expected.files.items():
        path = root / name
        if not path.is_file():
            yield say("The file {name} is missing.", name=name)
        elif sha256_of(path) != sha256:
            yield say("The file {name} is not the one that was packed.", name=name)


def _check_at_work(
    expected: Parts, open_demo: Callable[[Path], AbstractContextManager[Desk]], folder: Path
) -> Iterator[Checked]:
    steps: list[Message] = []
    try:
        # Making a store from nothing runs every migration there is.
        with open_demo(folder / "self-check.db") as desk:
            yield Checked(key="store", words=say("A new store was made."))
            yield from check_plug_ins(expected, desk)
            exported = do_main_job(desk, folder / "out", JobControl(), steps.append)
    except WorkbenchError as problem:
        yield Checked(
            key="main_job",
            words=say_many("{count} step of the main job.", "{count} steps.", len(steps)),
            problems=(say("{problem} {detail}", problem=str(problem), detail=problem.detail),),
        )
        return
    yield Checked(
        key="main_job",
        words=say_many(
            "The main job wrote {count} file.",
            "The main job wrote {count} files.",
            len(exported.files),
        ),
        problems=() if exported.files else (say("The handoff folder is empty."),),
    )
    yield check_pdf(exported.files)
