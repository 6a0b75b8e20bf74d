"""The words of the following pages, their notes, and that nothing harmful gets through."""

import dataclasses
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from tests.handoffs import bare, hostile, refused, rich
from tests.samples import NOW, dossier, fjordlys, known
from workbench.domain.lookup import AnswerKind, Lookup, LookupState, Question
from workbench.domain.reference import HandAnswer
from workbench.domain.scorecard import Evidence, EvidenceKind
from workbench.domain.sounding import Sounding
from workbench.export.content import Claim, Content, Section
from workbench.export.telling import plain, tell
from workbench.texts import ENGLISH, STRETCHED, load_texts


def texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from texts_in(each)
    elif dataclasses.is_dataclass(value):
        for each in dataclasses.fields(value):
            yield from texts_in(getattr(value, each.name))


def claims_in(value: object) -> Iterator[Claim]:
    if isinstance(value, Claim):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from claims_in(each)
    elif dataclasses.is_dataclass(value):
        for each in dataclasses.fields(value):
            yield from claims_in(getattr(value, each.name))


def section(content: Content, key: str) -> Section:
    return next(each for each in content.sections if each.key == key)


def cells(part: Section) -> list[list[str]]:
    return [[cell.text for cell in line.cells] for table in part.tables for line in table.lines]


def test_every_number_on_a_claim_has_its_note_and_notes_count_from_one() -> None:
    content = tell(rich(), ENGLISH)
    numbers = [note.number for note in content.notes]
    assert numbers == list(range(1, len(numbers) + 1))
    used = {number for claim in claims_in(content) for number in claim.notes}
    assert used <= set(numbers)


def test_page_one_carries_the_notes_it_uses() -> None:
    page = tell(rich(), ENGLISH).page_one
    used = {number for claim in claims_in(page) for number in claim.notes}
    assert used == {note.number for note in page.notes}


def test_each_of_the_six_answers_is_told_apart() -> None:
    answers = [line[2] for line in cells(section(tell(rich(), ENGLISH), "lookups"))]
    assert answers == [
        "found",
        "looked, nothing found",
        "not offered for this company",
        "answered in part",
        "refused",
        "failed, so we do not know; The server answered 503.",
    ]


def test_the_scorecard_says_points_and_what_is_open() -> None:
    lines = cells(section(tell(rich(), ENGLISH), "scorecard"))
    assert ["Economy"] in lines
    assert ["Equity", "equity is solid", "8 of 10"] in lines
    assert ["Signer", "nobody has asked", "open: 0–12 of 12, shown as 5"] in lines
    assert ["Lowest score at least 60", "the lowest is 61", "met"] in lines


def test_accounts_stand_side_by_side_and_missing_is_not_nought() -> None:
    part = section(tell(rich(), ENGLISH), "accounts")
    years = [column.title for column in part.tables[0].columns]
    assert years == ["Own figures, NOK, from Regnskapsregisteret", *map(str, range(2021, 2026))]
    assert ["Equity", *["not stated"] * 4, "32,750,000"] in cells(part)
    assert ["Net result", "−2,100,000"] in [line[:2] for line in cells(part)]


def test_own_figures_and_the_groups_are_separate_tables() -> None:
    group = replace(fjordlys().accounts[0].lines["revenue"])
    other = known(
        "accounts.revenue",
        "999",
        entity=group.fact.entity,
        unit="NOK",
        start=group.fact.start,
        end=group.fact.end,
        scope="group",
        filing="2025",
    )
    part = section(tell(replace(dossier(), sounding=fjordlys((other,))), ENGLISH), "accounts")
    headings = [table.columns[0].title for table in part.tables]
    assert [each.partition(",")[0] for each in headings] == [
        "Own figures",
        "The group's figures",
        "Ratios",
    ]


def test_ratios_stand_under_the_years_with_their_formula_and_what_cannot_be_told() -> None:
    part = section(tell(rich(), ENGLISH), "accounts")
    ratios = part.tables[-1]
    assert [column.title for column in ratios.columns] == [
        "Ratios, own company",
        *map(str, range(2021, 2026)),
    ]
    told = {line.cells[0].text: [cell.text for cell in line.cells[1:]] for line in ratios.lines}
    assert told["Equity ratio (equity ÷ assets)"][:4] == ["cannot tell"] * 4
    assert told["Equity ratio (equity ÷ assets)"][4].replace("\u00a0", " ") == "46 %"
    assert ratios.columns[1].notes == part.tables[0].columns[1].notes


def test_accounts_of_which_no_ratio_can_be_told_have_no_table_of_them() -> None:
    alone = replace(fjordlys(), facts=(fjordlys().accounts[0].lines["equity"],))
    part = section(tell(replace(dossier(), sounding=alone), ENGLISH), "accounts")
    assert len(part.tables) == 1


def test_how_it_stands_is_told_without_rules_that_name_people() -> None:
    rule = known("company.signature_rule", "Ada Prøve alone")
    form = known("company.form", "Aksjeselskap", code="AS")
    sounding = replace(fjordlys(), facts=(*fjordlys().facts, rule, form))
    content = tell(replace(dossier(), sounding=sounding), ENGLISH)
    part = section(content, "standing")
    assert ["Status", "Active"] in cells(part)
    assert "Legal form" in {line[0] for line in cells(part)}
    assert not any("Ada Prøve" in each for each in texts_in(content))


def test_which_years_are_not_what_they_seem_stands_with_them() -> None:
    short = known(
        "accounts.revenue", "5", unit="NOK", start=date(2019, 9, 1), end=date(2019, 12, 31)
    )
    part = section(tell(replace(dossier(), sounding=fjordlys((short,))), ENGLISH), "accounts")
    assert [claim.text for claim in part.paragraphs] == [
        "4 months to 2019 covers 122 days, so it is not compared with whole years."
    ]
    assert section(tell(rich(), ENGLISH), "accounts").paragraphs == ()


def test_a_column_in_which_no_line_says_anything_is_left_out() -> None:
    def heads(sounding: Sounding) -> list[str]:
        part = section(tell(replace(dossier(), sounding=sounding), ENGLISH), "searches")
        return [column.title for column in part.tables[0].columns]

    def answered(answer: HandAnswer) -> Sounding:
        searches = (replace(each, answer=answer) for each in rich().sounding.hand_searches)
        return replace(rich().sounding, hand_searches=tuple(searches))

    found = ["Question", "What was found", "Meaning", "When (UTC)"]
    assert heads(answered(HandAnswer.FOUND)) == found
    found.remove("Meaning")
    assert heads(answered(HandAnswer.NOTHING_FOUND)) == found


def test_what_must_not_be_told_outside_says_so() -> None:
    content = tell(rich(), ENGLISH)
    assert "not to be told outside the firm" in cells(section(content, "references"))[0][1]
    assert any("not to be told outside the firm" in note.text for note in content.notes)


def test_the_decision_has_reason_exceptions_and_its_place_in_the_chain() -> None:
    words = [claim.text for claim in section(tell(rich(), ENGLISH), "decision").paragraphs]
    assert words[1:3] == [
        "Reason: They asked, and they can pay.",
        "Exception: Two references, because only one answered",
    ]
    assert bytes(range(32, 64)).hex() in words[3]


def test_sources_have_licence_and_attribution() -> None:
    lines = cells(section(tell(rich(), ENGLISH), "sources"))
    assert lines[0] == [
        "Enhetsregisteret",
        "NLOD 2.0",
        "Contains data from Enhetsregisteret",
        "may be passed on",
    ]


def test_evidence_the_dossier_does_not_hold_is_named_by_its_key() -> None:
    finished = rich()
    assert finished.scorecard is not None
    gone = Evidence(EvidenceKind.FACT, "ab" * 32)
    line = replace(finished.scorecard.lines[0], evidence=(gone,))
    card = replace(finished.scorecard, lines=(line,))
    content = tell(replace(finished, scorecard=card), ENGLISH)
    note = content.notes[content.score_rows[0].proofs[0].note - 1]
    assert note.text == "evidence in our ledger under abababababab, not part of this folder"


def test_no_control_or_turning_letter_gets_through() -> None:
    for words in texts_in(tell(hostile("a\u202eb\x00\x1b\r\n\u2066c"), ENGLISH)):
        assert plain(words) == words


@given(st.text())
def test_plain_text_stays_plain(text: str) -> None:
    assert plain(plain(text)) == plain(text)


def test_titles_of_ours_go_through_the_catalogues(tmp_path: Path) -> None:
    stretched = load_texts(STRETCHED, tmp_path)
    for finished in (rich(), bare(), refused()):
        content = tell(finished, stretched)
        for part in content.sections:
            assert part.title.startswith("⟦")
            for table in part.tables:
                assert all(column.title.startswith("⟦") for column in table.columns)


def test_accounts_that_nobody_could_read_are_not_said_to_be_none() -> None:
    handed = bare()
    question = Question(source="no_regnskapsregisteret", kind="accounts", about="311000004")
    asked = Lookup(
        id=UUID(int=1),
        question=question,
        company=handed.sounding.company.id,
        state=LookupState.ANSWERED,
        planned=NOW,
        answered=NOW,
        kind=AnswerKind.FAILED,
    )
    for kind, words in (
        (AnswerKind.FAILED, "No annual accounts yet (annual accounts: failed, so we do not know)."),
        (AnswerKind.NOTHING_FOUND, "No annual accounts (annual accounts: looked, nothing found)."),
    ):
        sounding = replace(handed.sounding, lookups=(replace(asked, kind=kind),))
        accounts = section(tell(replace(handed, sounding=sounding), ENGLISH), "accounts")
        assert [each.text for each in accounts.paragraphs] == [words]
