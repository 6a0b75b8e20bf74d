"""The folder: complete, whole or not at all, and equal to the byte."""

import errno
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.handoffs import bare, hostile, rich
from workbench.errors import ExportError, NameTaken
from workbench.export.folder import FolderExporter
from workbench.texts import ENGLISH

REPOSITORY = Path(__file__).parents[3]
WRITE = """
import hashlib, sys
from tests.handoffs import hostile, rich
from workbench.export.format import FORMATS
from workbench.texts import ENGLISH
for made in (rich(), hostile()):
    for each in FORMATS.values():
        print(each.key, hashlib.sha256(each.write(made, ENGLISH)).hexdigest())
"""


def relative(files: tuple[Path, ...], folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in files)


def test_the_folder_holds_every_format_and_the_evidence(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "Fjordlys"
    files = FolderExporter().write_folder(rich(), ENGLISH, folder)
    stored = "evidence/no_enhetsregisteret-2026-11-22-000102030405.json"
    assert relative(files, folder) == [
        "evidence/index.txt",
        stored,
        "handoff.csv",
        "handoff.html",
        "handoff.json",
        "handoff.pdf",
    ]
    assert (folder / stored).read_bytes() == b'{"equity": 32750000}'
    assert sorted(each for each in folder.rglob("*") if each.is_file()) == sorted(files)
    assert [each.name for each in folder.parent.iterdir()] == ["Fjordlys"]


def test_the_index_names_terms_and_what_stays(tmp_path: Path) -> None:
    FolderExporter().write_folder(rich(), ENGLISH, tmp_path / "a")
    index = (tmp_path / "a" / "evidence" / "index.txt").read_text(encoding="utf-8")
    assert "Licence: NLOD 2.0" in index
    assert "Named as: Contains data from Enhetsregisteret" in index
    assert f"SHA-256: {bytes(range(32)).hex()}" in index
    assert "Read: 2026-11-22 10:58:00 UTC" in index
    kept = replace(rich(), manifests={})
    files = FolderExporter().write_folder(kept, ENGLISH, tmp_path / "b")
    assert "evidence/index.txt" in relative(files, tmp_path / "b")
    assert not any(file.suffix == ".json" for file in files if file.parent.name == "evidence")
    index = (tmp_path / "b" / "evidence" / "index.txt").read_text(encoding="utf-8")
    assert "stays with us: we do not know the terms" in index


def test_the_index_calls_a_page_kept_by_hand_what_it_is(tmp_path: Path) -> None:
    whole = rich()
    search = replace(whole.sounding.hand_searches[0], snapshot=bytes(32).hex())
    sounding = replace(whole.sounding, hand_searches=(search,))
    FolderExporter().write_folder(replace(whole, sounding=sounding), ENGLISH, tmp_path / "a")
    index = (tmp_path / "a" / "evidence" / "index.txt").read_text(encoding="utf-8")
    assert "Source: a page kept by hand" in index
    assert "by_hand" not in index


def test_two_exports_of_one_dossier_are_equal_to_the_byte(tmp_path: Path) -> None:
    for made in (rich(), hostile(), bare()):
        one, two = tmp_path / f"{id(made)}-1", tmp_path / f"{id(made)}-2"
        first = FolderExporter().write_folder(made, ENGLISH, one)
        second = FolderExporter().write_folder(made, ENGLISH, two)
        assert relative(first, one) == relative(second, two)
        for left, right in zip(first, second, strict=True):
            assert left.read_bytes() == right.read_bytes()


def test_another_process_hash_seed_and_time_zone_make_the_same_bytes() -> None:
    def made(seed: str, zone: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        return subprocess.run(
            [sys.executable, "-c", WRITE],
            cwd=REPOSITORY,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    first = made("0", "UTC")
    assert len(first.splitlines()) == 8
    assert made("4711", "Pacific/Auckland") == first


def test_a_name_in_use_is_not_overwritten(tmp_path: Path) -> None:
    folder = tmp_path / "Fjordlys"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(NameTaken, match="There is already something called Fjordlys"):
        FolderExporter().write_folder(rich(), ENGLISH, folder)
    assert [each.name for each in folder.iterdir()] == ["mine.txt"]


def test_a_file_of_that_name_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "Fjordlys").write_text("mine", encoding="utf-8")
    with pytest.raises(NameTaken, match="There is already something called"):
        FolderExporter().write_folder(rich(), ENGLISH, tmp_path / "Fjordlys")
    assert (tmp_path / "Fjordlys").read_text(encoding="utf-8") == "mine"


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    folder = tmp_path / "Fjordlys"
    folder.mkdir()
    assert FolderExporter().write_folder(rich(), ENGLISH, folder)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "There is no room left for Fjordlys; nothing was written."),
        (errno.EROFS, "Nothing may be written in"),
        (errno.EACCES, "Nothing may be written in"),
        (errno.EIO, "The folder Fjordlys could not be written."),
        (errno.ENAMETOOLONG, "The folder Fjordlys could not be written."),
    ],
)
def test_a_disk_that_refuses_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    written = []

    def refuse_the_third(descriptor: int) -> None:
        written.append(descriptor)
        if len(written) == 3:
            raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse_the_third)
    with pytest.raises(ExportError, match=words) as told:
        FolderExporter().write_folder(rich(), ENGLISH, tmp_path / "Fjordlys")
    assert told.value.hint is not None
    assert list(tmp_path.iterdir()) == []


def test_a_parent_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ExportError):
        FolderExporter().write_folder(rich(), ENGLISH, tmp_path / "file" / "Fjordlys")


def test_an_interrupted_export_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_arguments: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        FolderExporter().write_folder(rich(), ENGLISH, tmp_path / "Fjordlys")
    assert list(tmp_path.iterdir()) == []


def test_every_format_on_the_shelf_has_its_own_suffix_and_words() -> None:
    formats = FolderExporter().formats()
    assert [each.key for each in formats] == ["csv", "html", "json", "pdf"]
    assert len({each.suffix for each in formats}) == len(formats)
    assert all(ENGLISH.say(each.title) for each in formats)
