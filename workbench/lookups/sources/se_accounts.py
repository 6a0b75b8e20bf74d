"""Swedish accounts: one set of annual accounts filed at Bolagsverket, read from its inline XBRL."""

from collections.abc import Sequence
from typing import ClassVar

from workbench.domain.company import Company, Entity, Scheme
from workbench.domain.fact import KnownFact
from workbench.domain.lookup import Answer, AnswerKind, Question
from workbench.domain.source import Golden, Manifest, Pace, Personal, Travel
from workbench.domain.zipped import MAGIC, page_with_figures
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups.bolagsverket import (
    BASE,
    HOST,
    KEY_NEED,
    KEY_USE,
    TOKEN_HOST,
    checked_orgnr,
    is_document,
    turned_down_by_register,
)
from workbench.lookups.source import SOURCES, Source
from workbench.lookups.swedish_accounts import read_accounts
from workbench.lookups.tagged_lines import Filing
from workbench.lookups.turned_down import not_offered
from workbench.lookups.xbrl.document import read_report
from workbench.lookups.xbrl.tree import read_day
from workbench.net.exchange import Request, Response
from workbench.texts import say

_KEY = "se_accounts"
_PARSER = f"{_KEY}@2"
_ACCOUNTS = "accounts"


def _ask(about: str, document: str, end: str) -> Question:
    arguments = (("document", document), ("end", end))
    return Question(source=_KEY, kind=_ACCOUNTS, about=about, arguments=arguments)


class SwedishAccounts(Source):
    """The documents that `se_bolagsverket` lists; asked for one at a time.

    Each is a zip file with pages in inline XBRL. Read from what is published of the taxonomy and
    of filing, not seen live.
    """

    parser: ClassVar[str] = _PARSER
    manifest: ClassVar[Manifest] = Manifest(
        key=_KEY,
        title=say("Bolagsverket annual accounts"),
        answers=say("The figures of a Swedish company's filed annual accounts, year by year."),
        countries=("SE",),
        schemes=(Scheme.SE_ORGNR,),
        hosts=(HOST, TOKEN_HOST),
        paces=(Pace(1, 1), Pace(30, 60)),
        licence=say("High-value data set: free re-use with the source named"),
        attribution="Bolagsverket",
        travel=Travel.ATTRIBUTED,
        home="https://bolagsverket.se/",
        key_need=KEY_NEED,
        large=True,
        limits=say(
            "No limit is published. We ask at most 30 times a minute. Only accounts that were filed"
            " as data are here: mostly small companies', more of them each year since 2020."
        ),
        personal=Personal.SIGNATORIES,
        golden=(
            # No document of a company is known by its identity: only the list tells them.
            Golden(
                kind=_ACCOUNTS,
                about="5560125790",
                comes=(AnswerKind.NOTHING_FOUND,),
                arguments=(("document", "none_paket"), ("end", "2020-12-31")),
            ),
        ),
    )
    samples: ClassVar[tuple[Question, ...]] = (_ask("5599000006", "sample_paket", "2025-12-31"),)

    def plan(self, company: Company, facts: Sequence[KnownFact]) -> Sequence[Question]:
        """Ask nothing by itself: only the list knows the documents."""
        return ()

    def request(self, question: Question) -> Request:
        """Return the request for the document; see `Source.request`."""
        checked_orgnr(question.about)
        document = question.argument("document")
        if not is_document(document):
            raise InvalidInput(
                say("{document} is no document of the register.", document=document), field="query"
            )
        return Request(
            url=f"{BASE}/dokument/{document}",
            headers={"Accept": "application/zip"},
            key=KEY_USE,
            hosts=(HOST,),
        )

    def read(self, question: Question, response: Response) -> Answer:
        """Return the figures of the year and of the year before; see `Source.read`."""
        turned = turned_down_by_register(response, _PARSER)
        if turned is not None:
            return turned
        if not response.content.startswith(MAGIC):
            raise SourceUnreadable(say("The answer is cut off or broken."), detail="no zip file")
        page = page_with_figures(response.content)
        entity = Entity(_KEY, question.about)
        filing = Filing(
            entity=entity,
            number=question.argument("document"),
            end=read_day(question.argument("end")),
        )
        accounts = read_accounts(read_report(page), filing) if page is not None else None
        if accounts is None:
            return not_offered(_PARSER, say("These accounts are filed without readable figures."))
        return accounts.answer(entity, _PARSER)


SOURCES.add(_KEY)(SwedishAccounts())
