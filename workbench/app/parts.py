"""What a whole program holds, read from its own source files rather than from its registries.

A registry cannot say what it lacks: a frozen program without a source's module has a shorter list
and no error. So the list is made where the source files are, laid into the frozen program by
`build_installer.spec`, and compared there with what is found.
"""

import ast
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import resources

LIST = "parts.json"
"""The list's name in `resources/` of a frozen program; a checkout has none and reads itself."""

_PLUG_INS = {
    "sources": ("workbench/lookups/sources", "SOURCES.add"),
    "criteria": ("workbench/scoring/criteria", "criterion"),
    "requirements": ("workbench/scoring", "requirement"),
    "formats": ("workbench/export/formats", "FORMATS.add"),
    "registers": ("workbench/registers/formats", "FORMATS.add"),
}
"""Each kind of plug-in: where its modules lie, and the call that registers one by its key."""

_SHIPPED = (
    "resources/**/*",
    "workbench/store/migrations/**/*",
    "LICENSE",
    "docs/licences.md",
)
"""Everything that is opened by its path, and so is no module."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a whole program.

    Attributes:
        plug_ins: keys of each kind: sources, criteria, requirements, formats, registers.
        modules: dotted names of every module of ours.
        files: path below the program's folder to the SHA-256 of the file there, in hexadecimal.
    """

    plug_ins: Mapping[str, tuple[str, ...]]
    modules: tuple[str, ...]
    files: Mapping[str, str]

    def encoded(self) -> str:
        """Return the list as JSON, which `decoded` reads."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True)

    @classmethod
    def decoded(cls, text: str) -> "Parts":
        """Return the parts that `encoded` wrote down."""
        plain = json.loads(text)
        return cls(
            plug_ins={kind: tuple(keys) for kind, keys in plain["plug_ins"].items()},
            modules=tuple(plain["modules"]),
            files=dict(plain["files"]),
        )


def program_folder() -> Path:
    """Return the folder that holds `resources/`: a checkout, or the inside of a frozen program."""
    return resources.path().parent


def expected_parts() -> Parts:
    """Return what this program must hold: by its list where it is frozen, else by its sources.

    Raises:
        OSError: the list or a source file cannot be read.
    """
    listed = resources.path(LIST)
    if listed.exists():
        return Parts.decoded(listed.read_text("utf-8"))
    return parts_of(program_folder())


def parts_of(root: Path) -> Parts:
    """Return the parts of the checkout at `root`.

    Raises:
        ValueError: a key is worked out while running, so that nobody can read it in the source.
    """
    return Parts(
        plug_ins={
            kind: tuple(sorted(_registered(root / folder, call)))
            for kind, (folder, call) in _PLUG_INS.items()
        },
        modules=tuple(sorted({*_modules(root, "workbench"), *_modules(root, "ui")})),
        files={
            path.relative_to(root).as_posix(): sha256_of(path) for path in sorted(_shipped(root))
        },
    )


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _shipped(root: Path) -> Iterator[Path]:
    for pattern in _SHIPPED:
        for path in root.glob(pattern):
            if path.is_file() and path.suffix != ".pyc" and path.name != LIST:
                yield path


def _modules(root: Path, package: str) -> Iterator[str]:
    for path in (root / package).rglob("*.py"):
        parts = path.relative_to(root).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _registered(folder: Path, call: str) -> Iterator[str]:
    for path in sorted(folder.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"), str(path))
        words = _words(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == call:
                yield _key(node, words, path)


def _words(tree: ast.Module) -> dict[str, str]:
    """Return the module's own constants that are words, by name."""
    return {
        target.id: statement.value.value
        for statement in tree.body
        if isinstance(statement, ast.Assign)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, str)
        for target in statement.targets
        if isinstance(target, ast.Name)
    }


def _key(node: ast.Call, words: Mapping[str, str], path: Path) -> str:
    first = node.args[0] if node.args else None
    if isinstance(first, ast.Constant) and isinstance(first.value, str):
        return first.value
    if isinstance(first, ast.Name) and first.id in words:
        return words[first.id]
    raise ValueError(f"{path}:{node.lineno}: the key must be written out, or be a constant")
