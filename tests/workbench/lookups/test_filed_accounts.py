"""What a filing was read as makes the answer of whoever was asked for it."""

import pytest

from workbench.domain.company import Entity
from workbench.domain.lookup import AnswerKind
from workbench.errors import SourceUnreadable
from workbench.lookups.filed_accounts import FiledAccounts
from workbench.texts import say

ENTITY, PARSER = Entity("dk_regnskaber", "99000007"), "dk_regnskaber@1"


def filed(number: str, *missing: str) -> FiledAccounts:
    left_out = tuple(say("{why}", why=each) for each in missing)
    return FiledAccounts(number=number, facts=(), missing=left_out, drift=("/a",))


def test_what_was_read_whole_is_found_and_with_parts_left_out_partial() -> None:
    found = filed("99000007").answer(ENTITY, PARSER)
    assert (found.kind, found.entity, found.parser) == (AnswerKind.FOUND, ENTITY, PARSER)
    assert found.drift == ("/a",)
    partial = filed("99000007", "the tax").answer(ENTITY, PARSER)
    assert partial.kind is AnswerKind.PARTIAL
    assert [str(each) for each in partial.missing] == ["the tax"]


@pytest.mark.parametrize("nameless", [False, True])
def test_another_companys_filing_is_refused(*, nameless: bool) -> None:
    with pytest.raises(SourceUnreadable, match="not about 99000007") as refused:
        filed("99000015").answer(ENTITY, PARSER, nameless=nameless)
    assert refused.value.detail == "99000015"


def test_a_filing_that_is_silent_about_whose_it_is_counts_where_its_register_lets_it() -> None:
    assert filed("").answer(ENTITY, PARSER, nameless=True).kind is AnswerKind.FOUND
    with pytest.raises(SourceUnreadable):
        filed("").answer(ENTITY, PARSER)
