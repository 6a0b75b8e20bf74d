"""Public Norwegian companies whose answers from the register of units a person can check there."""

from workbench.domain.source import Golden

GOLDEN = (
    Golden(
        kind="unit",
        about="923609016",
        states=(
            ("company.name", "EQUINOR ASA"),
            ("company.founded", "1972-09-18"),
            ("company.registered", "1995-03-12"),
            ("company.status", "active"),
            ("company.in_group", "yes"),
            ("company.vat_registered", "yes"),
            ("company.register_entry", "Foretaksregisteret"),
            ("company.former_name", "STATOIL ASA"),
            ("company.employees", ""),
            ("company.capital", ""),
            ("company.last_accounts", ""),
        ),
    ),
    Golden(
        kind="unit",
        about="821227062",
        states=(
            ("company.status", "ceased"),
            ("company.ceased", "2024-11-26"),
            ("company.status_since", "2024-11-26"),
        ),
    ),
    Golden(
        kind="roles",
        about="923609016",
        states=(
            ("role.holder", ""),
            ("company.auditor", ""),
            ("company.board_changed", ""),
        ),
    ),
    Golden(
        kind="branches",
        about="991825827",
        states=(("company.branches", ""), ("company.branch", "")),
    ),
    Golden(
        kind="branch",
        about="924203617",
        states=(("company.parent", "991825827"), ("company.town", "BRØNNØYSUND")),
    ),
)
"""Equinor ASA (923609016) was founded on 18 September 1972; what changes with the years, such as
its staff, is asked for without a value. 821227062 was deleted on 26 November 2024."""
