"""Roles that people and firms hold in a company: our codes for them, in a reader's words."""

from workbench.texts import Message, say

ROLES = {
    "chair": say("Chair of the board"),
    "deputy_chair": say("Deputy chair"),
    "board_member": say("Board member"),
    "deputy_member": say("Deputy board member"),
    "employee_member": say("Board member elected by the staff"),
    "observer": say("Observer on the board"),
    "manager": say("Managing director"),
    "executive": say("Executive"),
    "director": say("Director"),
    "secretary": say("Company secretary"),
    "business_manager": say("Business manager"),
    "representative": say("Representative in the country"),
    "partner": say("Partner"),
    "liable_partner": say("Partner with full liability"),
    "sole_owner": say("Sole trader"),
    "founder": say("Founder"),
    "contact": say("Contact person"),
    "signatory": say("May sign for the company"),
    "procuration": say("May sign by procuration"),
    "liquidator": say("Liquidator"),
    "administrator": say("Administrator in bankruptcy"),
    "auditor": say("Auditor"),
    "accountant": say("Accountant"),
}
"""Code to title. Persons under "auditor" and "accountant" are not kept: their firm is enough."""


def role_words(role: str) -> Message:
    """Return a role's title; one that is new to us is told in its register's own words."""
    return ROLES.get(role, say("{role}", role=role))
