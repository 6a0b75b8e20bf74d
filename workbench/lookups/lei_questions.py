"""Where a question to the LEI register leads: a record, what hangs on it, or a filtered list."""

from workbench.domain.lookup import Question
from workbench.errors import InvalidInput
from workbench.lookups.lei_forms import is_form
from workbench.lookups.lei_numbers import authorities, checked_lei, checked_national, spellings
from workbench.lookups.lei_relations import EXCEPTIONS, PATHS
from workbench.texts import say

NAME, LIKE, AMONG = "name", "like", "among"
"""Ways to search by words: the legal name, a name that is like it, and several LEIs."""

HITS = 10
_CHILDREN = 100
_Params = tuple[tuple[str, str], ...]


def path_and_query(question: Question) -> tuple[str, _Params]:
    """Return the path below the API's address and the query of a question.

    Raises:
        InvalidInput: its number is no LEI, or none of the national ones we know the form of.
    """
    about = question.about
    if question.argument("by"):
        return _by_words(about, question.argument("by"))
    if question.argument("scheme"):
        number = checked_national(about, question.argument("scheme"))
        written = spellings(number)[-1 if question.argument("spelt") else 0]
        return _list(
            ("filter[entity.registeredAs]", written),
            ("filter[entity.registeredAt]", ",".join(authorities(number.scheme))),
        )
    record = f"/lei-records/{checked_lei(about)}"
    if question.kind == "form":
        return f"/entity-legal-forms/{_checked_form(question.argument('code'))}", ()
    if question.kind == "no_parent":
        level = "ultimate" if question.argument("level") == "ultimate" else "direct"
        return f"{record}/{EXCEPTIONS[level]}", ()
    page = (("page[size]", str(_CHILDREN)),) if question.kind == "children" else ()
    path = PATHS.get(question.kind)
    return f"{record}/{path}" if path else record, page


def _checked_form(code: str) -> str:
    if not is_form(code):
        raise InvalidInput(say("{code} is not the code of a legal form.", code=code), field="query")
    return code


def _by_words(about: str, by: str) -> tuple[str, _Params]:
    if by == LIKE:
        return "/fuzzycompletions", (("field", "entity.legalName"), ("q", about))
    if by == NAME:
        return _list(("filter[entity.legalName]", about))
    return _list(("filter[lei]", ",".join(checked_lei(each) for each in about.split(","))))


def _list(*params: tuple[str, str]) -> tuple[str, _Params]:
    return "/lei-records", (*params, ("page[size]", str(HITS)))
