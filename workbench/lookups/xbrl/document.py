"""Reading a report whichever way it was filed."""

from workbench.lookups.xbrl.inline import inline_of
from workbench.lookups.xbrl.instance import ROOT, instance_of
from workbench.lookups.xbrl.report import Report
from workbench.lookups.xbrl.tree import name_of, parse


def read_report(content: bytes) -> Report:
    """Return what an XBRL instance or a page with inline XBRL states.

    Raises:
        SourceUnreadable: the bytes are neither, are not whole, or carry a DTD.
    """
    root = parse(content)
    return instance_of(root) if name_of(root) == ROOT else inline_of(root)
