"""Whoever is erased stands in no file, list, work list or log any more; an objection does."""

from pathlib import Path

import pytest

from tests.end_to_end.test_people_expire import FJORDLYS, HAVBRIS, Later, held
from tests.terminal import Leadline, terminal

TOLD = ("Fjordlys Automasjon", "fjordlys-automasjon", "overbetaler", "Havbris", "Opdigtet")


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Later:
    return Later(monkeypatch)


def told(store: Path) -> set[str]:
    """Return which words the store's files and answers hold, case aside."""
    everything = held(store).lower()
    return {each for each in TOLD if each.lower().encode() in everything}


def written(folder: Path, name: str, *lines: str) -> str:
    """Return the path of a file of some lines."""
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    "spelt", ["Fjordlys Automasjon AS", "FJORDLYS AUTOMASJON", "fjordlys automasjon a.s."]
)
def test_nothing_that_our_files_said_stands_anywhere(
    store: Path, gone: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], spelt: str
) -> None:
    leadline = terminal(store, capfd)
    number = f"{spelt};{FJORDLYS}"
    leads = written(tmp_path, "leads.csv", "Firma;Org.nr;Notat", f"{number};")
    old = written(tmp_path, "debtors.csv", "Debitor;Org.nr;Forfalt beløp", f"{number};12")
    assert leadline("import", leads, "--yes").code == 0
    assert leadline("known", "import", old, "--day", "2026-10-01").code == 0
    new = written(
        tmp_path,
        "debtors.csv",
        "Debitor;Org.nr;Forfalt beløp",
        f"{number};13",
        "Tromsdal Tre AS;311000020;7",
    )
    assert leadline("known", "import", new, "--day", "2026-11-01").code == 0
    barred = written(tmp_path, "nej.csv", "Firma;Org.nr;Grund", f"{number};overbetaler ikke")
    assert leadline("known", "import", barred, "--kind", "do-not-contact").code == 0
    bare = written(tmp_path, "kunder.csv", "Kunde;Kunde siden", f"{spelt};2019")
    assert leadline("known", "import", bare, "--kind", "customer").code == 0
    assert leadline("worklist", "make", "Fair", FJORDLYS).code == 0
    assert leadline("research", FJORDLYS).code == 0
    asked = leadline("dossier", FJORDLYS, "--json").document
    if "may be it" in leadline("dossier", FJORDLYS).out:
        assert leadline("known", "same", FJORDLYS, "2").code == 0, asked
    assert told(store) >= {"Fjordlys Automasjon", "overbetaler"}
    assert leadline("store", "backup", str(tmp_path / "copy")).code == 0

    after = terminal(store, capfd, gone)
    assert after("research", FJORDLYS, "--all").code == 0
    assert told(store) == set()
    assert after("store", "check", "--json").document["whole"]
    # Who asked not to be contacted is known by the number alone.
    assert "Do not contact" in after("dossier", FJORDLYS).out
    assert after("store", "restore", str(tmp_path / "copy")).code == 0
    assert told(store) == set()
    assert "Do not contact" in after("dossier", FJORDLYS).out
    assert after("store", "check", "--json").document["whole"]


def test_a_sole_traders_end_says_what_else_goes_and_takes_it_along(
    store: Path, leadline: Leadline, later: Later, tmp_path: Path
) -> None:
    barred = written(tmp_path, "nej.csv", "Firma;Org.nr", f"Havbris Catering;{HAVBRIS}")
    assert leadline("known", "import", barred, "--kind", "do-not-contact").code == 0
    assert leadline("research", HAVBRIS).code == 0
    assert leadline("aside", HAVBRIS, "not-relevant", "--reason", "too small").code == 0
    met = ("--from", "wrote to us", "--mail", "finn@opdigtet.example", "--phone", "22 86 44 00")
    assert leadline("contact", HAVBRIS, "Finn Opdigtet", *met).code == 0
    later.by(181)
    first = leadline("store", "expire", "--json").document
    assert [each["rows"] for each in first["quiet"]] == [1]
    assert "With it goes 1 row of our own lists." in first["quiet"][0]["words"]
    said = leadline("store", "expire", HAVBRIS)
    assert (said.code, "With it goes 1 row of our own lists." in said.out) == (0, True)
    assert told(store) == set()
    assert "Do not contact" in leadline("dossier", HAVBRIS).out


def test_a_customers_and_a_debtors_dossier_does_not_end(
    store: Path, leadline: Leadline, later: Later, tmp_path: Path
) -> None:
    owing = written(tmp_path, "d.csv", "Debitor;Org.nr;Forfalt beløp", f"Havbris;{HAVBRIS};9")
    assert leadline("known", "import", owing, "--kind", "debtor").code == 0
    assert leadline("research", HAVBRIS).code == 0
    assert leadline("aside", HAVBRIS, "not-relevant", "--reason", "too small").code == 0
    later.by(181)
    assert leadline("store", "expire", "--json").document["quiet"] == []
