"""The whole error family, drawn as a tree; this module imports nothing of ours.

    Exception
    ├── CancelledByUser              not an error: a person said stop
    └── WorkbenchError               the world's fault or the user's: has a message and a hint
        ├── InvalidInput             shown at the field it was typed in
        │   └── UndeclaredProperty   a fact of a property nobody declared
        ├── RequirementNotMet        a stage demands something that is still open
        ├── SourceError              a source could not be asked or understood
        │   ├── SourceRefused        key, quota or terms: not asked again this run
        │   ├── SourceUnreachable    network, time-out, server: may be tried again
        │   │   └── NoNetwork        this computer reaches nobody: what was planned waits
        │   └── SourceUnreadable     the answer is not what the source promises
        ├── StoreError               the store refused
        │   ├── StoreBusy            another program holds it
        │   ├── StoreReadOnly        the file or its folder cannot be written
        │   ├── StoreFull            no room left on the disk
        │   ├── StoreNewer           written by a newer program
        │   ├── StoreDamaged         not a store, or broken
        │   └── NotInStore           what was asked for is not there
        └── ExportError              a folder could not be written
            └── NameTaken            something else bears its name already

Anything else that is raised is our own fault and travels to the crash dialog.
"""

from typing import Protocol


class Sayable(Protocol):
    """Something that can be put into words; `str()` gives the English words."""

    def __str__(self) -> str: ...


class CancelledByUser(Exception):
    """Raised at the next check after a person cancelled a job."""


class WorkbenchError(Exception):
    """Something a person can be told about and can do something about.

    Attributes:
        message: what happened, in the reader's words.
        hint: what the reader can do now.
        detail: technical words, folded away on screen and never holding a key.
    """

    def __init__(self, message: Sayable, *, hint: Sayable | None = None, detail: str = "") -> None:
        super().__init__(str(message))
        self.message = message
        self.hint = hint
        self.detail = detail


class InvalidInput(WorkbenchError):
    """What was typed cannot be used.

    Attributes:
        field: key of the field it was typed in.
        suggestion: a reading that would be accepted, or an empty string.
    """

    def __init__(
        self,
        message: Sayable,
        *,
        field: str,
        suggestion: str = "",
        hint: Sayable | None = None,
    ) -> None:
        super().__init__(message, hint=hint)
        self.field = field
        self.suggestion = suggestion


class UndeclaredProperty(InvalidInput):
    """A fact names a property that `domain/properties.py` does not declare."""


class RequirementNotMet(WorkbenchError):
    """A stage demands something that is still open and no exception was reasoned."""


class SourceError(WorkbenchError):
    """A source could not be asked, or its answer could not be understood."""


class SourceRefused(SourceError):
    """The source wants a key, has no quota left, or its terms forbid the question."""


class SourceUnreachable(SourceError):
    """No network, a time-out or a server that failed; asking later may help."""


class NoNetwork(SourceUnreachable):
    """This computer reaches nobody, or was told not to; the plan waits, no source has failed."""


class SourceUnreadable(SourceError):
    """The answer is not in the shape the source promises.

    Attributes:
        drift: what of its shape had changed, as far as it was read, written as `domain/drift.py`
            says.
    """

    drift: tuple[str, ...] = ()


class StoreError(WorkbenchError):
    """The store refused; nothing was lost."""


class StoreBusy(StoreError):
    """Another program holds the store for longer than we wait."""


class StoreReadOnly(StoreError):
    """The store's file or folder cannot be written."""


class StoreFull(StoreError):
    """No room is left on the disk."""


class StoreNewer(StoreError):
    """The store was written by a newer program than this one."""


class StoreDamaged(StoreError):
    """The file is not a store of ours, or is broken."""


class NotInStore(StoreError):
    """What was asked for is not in the store."""


class ExportError(WorkbenchError):
    """A folder or file could not be written."""


class NameTaken(ExportError):
    """Something else bears the name already; nothing was overwritten."""
