"""A file is brought in the terminal, decided upon, and handed over with its place."""

import json
from pathlib import Path

from tests.brought import typeset
from tests.terminal import Leadline

FJORDLYS = "311000004"


def handed_over(leadline: Leadline, into: Path) -> dict[str, bytes]:
    document = leadline("export", FJORDLYS, "--into", str(into), "--json").document
    folder = Path(document["folder"])
    return {
        each.relative_to(folder).as_posix(): each.read_bytes()
        for each in sorted(folder.rglob("*"))
        if each.is_file()
    }


def test_files_of_every_kind_travel_from_the_terminal_to_the_folder(
    leadline: Leadline, tmp_path: Path
) -> None:
    page = "<html><body><script>alert(1)</script><p>Fjordlys Automasjon AS won.</p></body></html>"
    brought = {
        "report.pdf": (typeset("x", "NO 311 000 004 MVA"), "press_trouble", "page 2"),
        "list.csv": (b"nr;a;b\n1;2;3\n311.000.004;5;6\n", "experience", "row 3, column nr"),
        "page.html": (page.encode(), "press", "at the words “Fjordlys Automasjon AS”"),
        "note.txt": ("hørt\nFJORDLYS AUTOMASJON".encode("utf-16"), "reviews", "line 2"),
        "other.txt": (b"Nobody we know.", "people", None),
    }
    leadline("research", FJORDLYS)
    leadline("signal", FJORDLYS, "asked_for_offer")
    leadline("heard", FJORDLYS, "Always on the day.", "--relation", "supplier")
    for name, (content, question, where) in brought.items():
        (tmp_path / name).write_bytes(content)
        words = ("answer", FJORDLYS, question, "found", "--file", str(tmp_path / name), "--json")
        assert leadline(*words).document["where"] == where
    assert leadline("qualify", FJORDLYS, "mql", "--reason", "they asked").code == 0
    files = handed_over(leadline, tmp_path / "one")
    told = {
        each["brought"]["name"]: each for each in json.loads(files["handoff.json"])["hand_searches"]
    }
    for name, (content, _, where) in brought.items():
        assert files[told[name]["file"]] == content
        assert told[name]["brought"]["where"] == where
    assert told["other.txt"]["brought"]["marked"] == "not_named"
    assert {Path(told[name]["file"]).suffixes[-1] for name in brought} == {".pdf", ".txt"}
    assert handed_over(leadline, tmp_path / "two") == files
    assert leadline("store", "check").code == 0
