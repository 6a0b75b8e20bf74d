"""A file that a person brings as evidence: read whole, searched for its place, and kept."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from workbench.app.desk import Desk
from workbench.app.entered_by_hand import snapshot_of
from workbench.app.finding import find
from workbench.domain.blanking import blanked_page
from workbench.domain.brought import KeptFile, Sought
from workbench.domain.company import Company, Scheme
from workbench.domain.lookup import BLANKED, Snapshot
from workbench.domain.media import PDF, UNKNOWN, bare, charset_in, media_type_of
from workbench.errors import InvalidInput
from workbench.jobs import JobControl
from workbench.texts import Message, say

LARGEST = 32 * 2**20
"""Bytes of a file that is still kept: an annual report with many pictures has some 20 MiB."""
FILE = "file"
"""The field of errors about the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """A file that was read and searched, but is not kept yet."""

    snapshot: Snapshot
    kept: KeptFile

    @property
    def told(self) -> Message:
        """What was found in it, as a person reads it."""
        finding = self.kept.finding
        if finding.where is None:
            return say("{file}: {found}.", file=self.kept.name, found=finding.marked.words)
        return say(
            "{file}: {found}, {where}.",
            file=self.kept.name,
            found=finding.marked.words,
            where=finding.where,
        )


def read_file(file: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        InvalidInput: it cannot be read, is empty or too large; `field` is `file`.
    """
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except OSError as problem:
        raise InvalidInput(say("{file} cannot be read.", file=file.name), field=FILE) from problem
    if not content:
        raise InvalidInput(say("{file} is empty.", file=file.name), field=FILE)
    if len(content) > LARGEST:
        raise InvalidInput(
            say("{file} is larger than 32 MB, so it is not kept.", file=file.name),
            field=FILE,
            hint=say("Keep the pages that matter as a file of their own."),
        )
    return content


def bring(
    desk: Desk,
    company: UUID,
    *,
    name: str,
    content: bytes,
    address: str = "",
    passage: str = "",
    goes_along: bool = True,
    control: JobControl | None = None,
) -> Brought:
    """Read a file and find the place in it that says whom it is about; nothing is written.

    What a file is, its bytes say. One that cannot be read is kept all the same, as a whole. Days
    of birth that its words tell are blanked; everything else stays as it came.

    Args:
        desk: where we sit.
        company: whom the file should be about.
        name: of the file.
        content: its bytes.
        address: where it came from, or empty.
        passage: the words in it that are meant; empty for the company's number or name.
        goes_along: whether it may go into a handoff folder.
        control: stops the reading.

    Raises:
        NotInStore: there is no such company.
        CancelledByUser: the reading was stopped.
    """
    subject = desk.store.read(lambda ledger: ledger.companies.get(company))
    media_type = media_type_of(content, name)
    kept = _blanked(content, media_type)
    sought = _sought(subject, passage.strip())
    finding = find(kept, media_type, sought, desk.room, control or JobControl())
    return Brought(
        snapshot=snapshot_of(
            desk,
            kept,
            media_type,
            address,
            {BLANKED: "days of birth"} if kept != content else None,
        ),
        kept=KeptFile(name=name, finding=finding, passage=sought.passage, goes_along=goes_along),
    )


def _sought(company: Company, passage: str) -> Sought:
    numbers = [each for each in company.identifiers if each.scheme is not Scheme.DOMAIN]
    home = [each for each in numbers if each.scheme.country == company.country]
    ordered = dict.fromkeys((*home, *numbers))
    return Sought(numbers=tuple(each.value for each in ordered), name=company.name, passage=passage)


def _blanked(content: bytes, media_type: str) -> bytes:
    if bare(media_type) in {PDF, UNKNOWN}:
        return content
    if charset_in(media_type) != "utf-16":
        return blanked_page(content)
    # Days are sought in bytes that agree with ASCII, which those of UTF-16 do not.
    read = content.decode("utf-16", errors="surrogatepass")
    narrow = read.encode("utf-8", errors="surrogatepass")
    blanked = blanked_page(narrow)
    if blanked == narrow:
        return content
    return blanked.decode("utf-8", errors="surrogatepass").encode("utf-16", errors="surrogatepass")
