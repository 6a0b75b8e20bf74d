"""Takes everything out of a layout, so that it can be filled anew."""

from collections.abc import Collection

from PySide6.QtWidgets import QLayout, QWidget


def empty(layout: QLayout, *, keeping: Collection[QWidget] = ()) -> None:
    """Take everything out and delete it, but for the widgets that are put in again.

    What is kept stays shown, wherever in the layout it lies, so that the keys stay with it.
    """
    # Taken with `takeAt` its item would live on, for Python leaves it to Qt and Qt to whoever took
    # it; and as long as it does, Qt remembers none of the sizes of a widget that is put in again.
    for widget in keeping:
        layout.removeWidget(widget)
    while (item := layout.takeAt(0)) is not None:
        held, inner = item.widget(), item.layout()
        if inner is not None:
            empty(inner, keeping=keeping)
            inner.deleteLater()
        elif held is not None:
            held.hide()
            held.deleteLater()
