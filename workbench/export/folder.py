"""Writes the handoff folder: every format and the stored answers, whole or not at all."""

import errno
import os
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from workbench.domain.citation import Citation
from workbench.domain.dossier import Dossier
from workbench.domain.ports import Format
from workbench.domain.travelling import travelling
from workbench.errors import ExportError, NameTaken
from workbench.export.evidence import FOLDER, StoredAnswer, source_words, stored_answers
from workbench.export.format import FORMATS
from workbench.export.locked import left_out_words
from workbench.export.persons import personal_words
from workbench.export.telling import plain
from workbench.texts import Texts, say

_STEM = "handoff"
_NOT_ALLOWED = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_IN_THE_WAY = {errno.EEXIST, errno.ENOTEMPTY, errno.ENOTDIR}


class FolderExporter:
    """The `Exporter` of the program: one folder holds what a reader needs and what proves it."""

    def formats(self) -> tuple[Format, ...]:
        """Return every format that is on the shelf."""
        return FORMATS.values()

    def write_folder(self, dossier: Dossier, texts: Texts, folder: Path) -> tuple[Path, ...]:
        """Write all formats and `evidence/` into a new or empty `folder`; return the files.

        Everything is made in a folder beside it, which takes the name only when it is whole. A
        folder that holds exactly these files already is left as it is.

        Raises:
            NameTaken: something else bears the name.
            ExportError: the folder may not be written or has no room.
        """
        files = self._files(dossier, texts)
        try:
            if not _holds(folder, files):
                _refuse_clash(folder)
                _write_whole(files, folder)
        except OSError as problem:
            raise _translated(problem, folder) from problem
        return tuple(folder / name for name in files)

    def _files(self, dossier: Dossier, texts: Texts) -> Mapping[PurePosixPath, bytes]:
        leaving = travelling(dossier)
        answers = stored_answers(replace(dossier, withheld=leaving.withheld))
        files = {
            PurePosixPath(f"{_STEM}{each.suffix}"): each.write(leaving, texts)
            for each in self.formats()
        }
        files[PurePosixPath(FOLDER, "index.txt")] = _index(leaving, answers, texts).encode()
        for answer in answers:
            if answer.name and answer.snapshot is not None:
                files[PurePosixPath(answer.file)] = answer.snapshot.content
        return files


def _index(dossier: Dossier, answers: tuple[StoredAnswer, ...], texts: Texts) -> str:
    blocks = [texts.say(say("Stored answers, exactly as they came unless said otherwise."))]
    told = (*personal_words(dossier), *left_out_words(dossier))
    blocks += [plain(texts.say(each)) for each in told]
    for answer in answers:
        manifest = dossier.manifests.get(answer.source)
        lines = list(_cited(dossier, answer).lines)
        if manifest is not None:
            lines.append(say("Licence: {licence}", licence=manifest.licence))
            lines.append(say("Named as: {attribution}", attribution=manifest.attribution))
        if answer.snapshot is not None and answer.snapshot.blanked:
            blanked = answer.snapshot.blanked
            lines.append(say("Blanked before it was stored: {fields}", fields=blanked))
        blocks.append("\n".join(plain(texts.say(each)) for each in lines))
    return "\n\n".join(blocks) + "\n"


def _cited(dossier: Dossier, answer: StoredAnswer) -> Citation:
    here = answer.snapshot
    stays = say("stays with us: {why}", why=answer.stays or "")
    return Citation(
        what=say("{file}", file=answer.name) if answer.name else stays,
        source=source_words(dossier, answer.source),
        address=here.address if here is not None else "",
        read=here.taken if here is not None else None,
        # A copy from which names were removed has a hash of its own.
        sha256=here.sha256 if here is not None else answer.sha256,
    )


def _holds(folder: Path, files: Mapping[PurePosixPath, bytes]) -> bool:
    if folder.is_symlink() or not folder.is_dir():
        return False
    there = {path for path in folder.rglob("*") if not path.is_dir()}
    return there == {folder / name for name in files} and all(
        (folder / name).read_bytes() == content for name, content in files.items()
    )


def _refuse_clash(folder: Path) -> None:
    if folder.is_symlink() or (folder.exists() and not _is_empty(folder)):
        raise _clash(folder)


def _is_empty(folder: Path) -> bool:
    return folder.is_dir() and not any(folder.iterdir())


def _write_whole(files: Mapping[PurePosixPath, bytes], folder: Path) -> None:
    _refuse_file(folder.parent)
    folder.parent.mkdir(parents=True, exist_ok=True)
    growing = folder.parent / f".leadline-{os.urandom(6).hex()}"
    growing.mkdir()
    try:
        for name, content in files.items():
            _write(growing / name, content)
        if folder.exists():
            folder.rmdir()
        growing.rename(folder)
    finally:
        shutil.rmtree(growing, ignore_errors=True)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _refuse_file(into: Path) -> None:
    for place in (into, *into.parents):
        if place.exists():
            if not place.is_dir():
                raise ExportError(
                    say("{place} is a file, so no folder can be made in it.", place=str(place)),
                    hint=say("Choose a folder."),
                )
            return


def _clash(folder: Path) -> NameTaken:
    return NameTaken(
        say("There is already something called {name}.", name=folder.name),
        hint=say("Choose another name; nothing was overwritten."),
    )


def _translated(problem: OSError, folder: Path) -> ExportError:
    detail = f"{problem.strerror} ({problem.errno})"
    if problem.errno in _IN_THE_WAY:
        return _clash(folder)
    if problem.errno in _NOT_ALLOWED:
        return ExportError(
            say("Nothing may be written in {folder}.", folder=str(folder.parent)),
            hint=say("Choose a folder you may write in."),
            detail=detail,
        )
    if problem.errno in _NO_ROOM:
        return ExportError(
            say("There is no room left for {name}; nothing was written.", name=folder.name),
            hint=say("Make room on the disk, or choose another disk."),
            detail=detail,
        )
    return ExportError(
        say("The folder {name} could not be written.", name=folder.name),
        hint=say("Try a shorter name or another place."),
        detail=detail,
    )
