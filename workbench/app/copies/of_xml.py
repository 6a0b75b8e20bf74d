"""XML as a safe copy: its own markup, laid out and escaped, with one element marked."""

from lxml import etree

from workbench.app.copies.body import Body, preformatted


def body(root: etree._Element, place: etree._Element | None, token: str) -> Body:
    """Return a document as it is written, with an element of it marked.

    Args:
        root: changed by this.
        place: the element, or None.
        token: a word that the document cannot hold.
    """
    etree.indent(root)
    if place is None:
        return Body(preformatted(_written(root)))
    begins, ends = f"{token}-begins", f"{token}-ends"
    place.addprevious(etree.ProcessingInstruction(begins))
    after_it = etree.ProcessingInstruction(ends)
    if place is not root:
        after_it.tail, place.tail = place.tail, None
    place.addnext(after_it)
    before, _, rest = _written(root).partition(f"<?{begins} ?>")
    marked, _, after = rest.partition(f"<?{ends} ?>")
    return Body(preformatted(before, marked, after), marked=True)


def _written(root: etree._Element) -> str:
    return str(etree.tostring(root.getroottree(), encoding="unicode"))
