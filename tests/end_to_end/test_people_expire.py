"""Names that outlived their purpose stand nowhere, and a quiet sole trader is asked about first."""

from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.terminal import Leadline
from workbench.bootstrap.adapters import SystemClock
from workbench.domain.keeping_people import kept_until
from workbench.domain.lead_list import LeadFilter
from workbench.store import open_store
from workbench.store.opening import evidence_of

FJORDLYS, HAVBRIS = "311000004", "99000031"
NAMES = ("Runa", "Eksempelmo", "Torleif", "Prøvestad", "Sunniva", "Dikterud")
REGISTERED = ("Søylen Revisjon", "Molde")
"""Words of the same answers that are about no person."""


class Later:
    """The computer's clock, so many days on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._days = 0
        real = SystemClock.now

        def now(clock: SystemClock) -> datetime:
            return real(clock) + timedelta(days=self._days)

        monkeypatch.setattr(SystemClock, "now", now)

    def by(self, days: int) -> None:
        self._days += days


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Later:
    return Later(monkeypatch)


def held(store: Path) -> bytes:
    """Everything in the store's files, and the bytes of every answer that is kept."""
    with closing(open_store(store, clock=SystemClock())) as opened:
        query = "SELECT sha256 FROM content WHERE packed IS NOT NULL"
        with opened.evidence.engine.connect() as connection:
            kept = [bytes(row[0]) for row in connection.exec_driver_sql(query).all()]
        answers = [opened.evidence.get(each) for each in kept]
    files = sorted(store.parent.glob(f"{store.stem}*.db*"))
    assert {store, evidence_of(store)} <= set(files)
    return b"".join([*(each.read_bytes() for each in files), *answers])


def said(store: Path, words: tuple[str, ...]) -> set[str]:
    everything = held(store)
    return {each for each in words if each.encode() in everything}


def handed_over(leadline: Leadline, into: Path) -> None:
    for words in (
        ("open", FJORDLYS),
        ("research", FJORDLYS),
        ("offer", FJORDLYS, "Monitoring", "480000"),
        ("signal", FJORDLYS, "fair", "--asked-for", "prices"),
        ("qualify", FJORDLYS, "mql", "--reason", "They asked twice."),
        ("hand-over", FJORDLYS, "--into", str(into)),
    ):
        assert leadline(*words).code == 0, words


def test_after_a_year_no_name_stands_in_any_file_and_the_decision_does(
    store: Path, leadline: Leadline, later: Later, tmp_path: Path
) -> None:
    handed_over(leadline, tmp_path / "out")
    scored = leadline("score", FJORDLYS, "--json").document["scorecard"]["can"]
    assert said(store, NAMES) == set(NAMES)
    later.by(365)
    assert leadline("store", "expire", "--json").document["names"] == 0
    assert said(store, NAMES) == set(NAMES)
    later.by(1)
    told = leadline("store", "expire")
    assert (told.code, told.err) == (0, "")
    assert told.out == "3 names of people were removed for good.\n"
    assert said(store, NAMES) == set()
    assert said(store, REGISTERED) == set(REGISTERED)
    document = leadline("dossier", FJORDLYS, "--json").document
    assert document["decision"]["stage"] == "mql"
    assert document["scorecard"]["can"]["possible"] == scored["possible"]
    assert not [each for each in document["facts"] if each["property"].startswith("role.")]
    assert leadline("export", FJORDLYS, "--into", str(tmp_path / "again")).code == 0
    shown = leadline("evidence", FJORDLYS, "company.auditor")
    assert (shown.code, "SØYLEN" in shown.out.upper()) == (0, True)
    assert leadline("store", "check", "--json").document["whole"]


def test_a_backup_from_before_loses_them_again(
    store: Path, leadline: Leadline, later: Later, tmp_path: Path
) -> None:
    handed_over(leadline, tmp_path / "out")
    assert leadline("store", "backup", str(tmp_path / "copy")).code == 0
    later.by(366)
    leadline("store", "expire")
    assert leadline("store", "restore", str(tmp_path / "copy")).code == 0
    assert said(store, NAMES) == set()
    assert said(store, REGISTERED) == set(REGISTERED)
    assert leadline("store", "check", "--json").document["whole"]


def test_a_backup_that_nothing_was_erased_since_expires_as_the_store_would(
    store: Path, leadline: Leadline, later: Later, tmp_path: Path
) -> None:
    handed_over(leadline, tmp_path / "out")
    leadline("store", "backup", str(tmp_path / "copy"))
    leadline("store", "restore", str(tmp_path / "copy"))
    assert said(store, NAMES) == set(NAMES)
    later.by(366)
    leadline("store", "expire")
    assert said(store, NAMES) == set()


def test_research_in_time_renews_them(store: Path, leadline: Leadline, later: Later) -> None:
    leadline("research", FJORDLYS)
    later.by(300)
    assert leadline("research", FJORDLYS, "--all").code == 0
    later.by(100)
    assert leadline("store", "expire", "--json").document["names"] == 0
    with closing(open_store(store, clock=SystemClock())) as opened:
        facts = opened.read(lambda it: it.facts.of_company(it.leads.rows(_all(), 1)[0].company))
    people = [each for each in facts if kept_until(each) is not None]
    named = {each.fact.value for each in people if each.fact.key == "role.holder"}
    assert sorted(named) == [
        "Runa Eksempelmo",
        "Sunniva Dikterud",
        "Torleif Prøvestad",
    ]


def test_a_quiet_sole_trader_is_asked_about_before_anything_goes(
    store: Path, leadline: Leadline, later: Later
) -> None:
    assert leadline("research", HAVBRIS).code == 0
    reason = ("--reason", "too small")
    assert leadline("aside", HAVBRIS, "not-relevant", *reason).code == 0
    later.by(181)
    first = leadline("store", "expire", "--json").document
    (asked,) = first["quiet"]
    assert (first["dossiers"], asked["number"], asked["open"]) == (0, HAVBRIS, False)
    assert said(store, ("Havbris Catering",))
    later.by(29)
    assert leadline("store", "expire", "--json").document["dossiers"] == 0
    later.by(1)
    gone = leadline("store", "expire", "--json").document
    assert (gone["dossiers"], gone["quiet"]) == (1, [])
    assert said(store, ("Havbris Catering", "Tangvej")) == set()
    assert HAVBRIS in leadline("list", "--all").out
    assert leadline("store", "check", "--json").document["whole"]
    # They may ask us again one day.
    assert leadline("research", HAVBRIS, "--all").code == 0
    assert "Havbris Catering" in leadline("list", "--all").out


def test_an_open_lead_is_asked_about_for_ever_and_stays(
    store: Path, leadline: Leadline, later: Later
) -> None:
    leadline("research", HAVBRIS)
    for _ in range(3):
        later.by(181)
        (asked,) = leadline("store", "expire", "--json").document["quiet"]
        assert asked["open"]
    refused = leadline("store", "expire", HAVBRIS)
    assert (refused.code, "This lead is open." in refused.err) == (2, True)
    assert said(store, ("Havbris Catering",))


def test_who_says_so_lets_go_at_once(store: Path, leadline: Leadline, later: Later) -> None:
    leadline("research", HAVBRIS)
    leadline("aside", HAVBRIS, "not-relevant", "--reason", "too small")
    later.by(181)
    assert leadline("store", "expire", HAVBRIS).code == 0
    assert said(store, ("Havbris Catering",)) == set()


def test_it_is_said_that_people_were_told(leadline: Leadline) -> None:
    leadline("research", FJORDLYS)
    before = leadline("dossier", FJORDLYS, "--json").document["informing"]
    assert (before["state"], before["told"]) == ("due", None)
    refused = leadline("informed", FJORDLYS, "has-it")
    assert (refused.code, "Say why nobody need be told" in refused.err) == (2, True)
    done = leadline("informed", FJORDLYS, "letter", "--note", "our standard letter")
    assert (done.code, "They were told on " in done.out) == (0, True)
    after = leadline("dossier", FJORDLYS, "--json").document["informing"]
    assert (after["state"], after["told"]["how"]) == ("told", "letter")
    assert "They were told on " in leadline("dossier", FJORDLYS).out


def _all() -> LeadFilter:
    return LeadFilter(aside=True)
