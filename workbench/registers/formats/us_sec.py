"""The United States: the SEC's list of companies whose shares have a ticker."""

from collections.abc import Iterator, Sequence

from workbench.domain.company import Scheme
from workbench.errors import InvalidInput
from workbench.registers.bulk_file import BulkFile
from workbench.registers.format import FORMATS, NAMELESS, Damaged, Entry, in_portions
from workbench.registers.json_rows import items
from workbench.texts import Message, say

_DIGITS = 10
_LOOKUP = "cik-lookup-data"


class AmericanFilers:
    """`company_tickers.json`: CIK, ticker and name.

    Source: `www.sec.gov/files/company_tickers.json` (recorded whole). A company with several
    tickers stands there several times and is taken once. The larger `cik-lookup-data.txt` is not
    read: it lists private people who filed something among the companies and does not say which is
    which. Public domain (United States government).
    """

    key = "us_sec"
    title: Message = say("United States: companies with a ticker at the SEC")
    country = "US"
    scheme = Scheme.US_CIK
    names = "company_tickers.json"
    address = "https://www.sec.gov/files/company_tickers.json"
    licence = "public domain"
    attribution = "U.S. Securities and Exchange Commission"

    def recognises(self, file: BulkFile) -> bool:
        """Whether its first object is a company with a CIK.

        Raises:
            InvalidInput: it is the list that does not tell companies from people.
        """
        if _LOOKUP in file.name.casefold():
            raise InvalidInput(
                say("This list has private people among the companies and does not say which."),
                field="file",
                hint=say("Fetch company_tickers.json from {address}.", address=self.address),
            )
        member = file.member(".json")
        return member is not None and b'"cik_str"' in file.first(member)[:1000]

    def dated(self, file: BulkFile) -> None:
        """Tell no day: the file has none inside."""

    def portions(self, file: BulkFile, damaged: Damaged) -> Iterator[Sequence[Entry]]:
        """Yield the companies, thousands at once."""
        return in_portions(self.entries(file, damaged))

    def entries(self, file: BulkFile, damaged: Damaged) -> Iterator[Entry]:
        """Yield every company once; the country is not told, so it is left open."""
        member = file.member(".json")
        if member is None:
            return
        seen: set[str] = set()
        with file.open(member) as stream:
            for row, each in items(stream, "", damaged, keyed=True):
                cik, name = each.get("cik_str"), each.get("title")
                if not isinstance(cik, int) or not isinstance(name, str) or not name.strip():
                    damaged.add(row, NAMELESS)
                    continue
                number = str(cik).zfill(_DIGITS)
                if number not in seen:
                    seen.add(number)
                    yield Entry(number=number, name=name.strip())


FORMATS.add("us_sec")(AmericanFilers())
