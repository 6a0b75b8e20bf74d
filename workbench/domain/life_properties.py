"""Properties of a company's life and family: what happened to it, and whose it is."""

from workbench.domain.property import Kind, Time
from workbench.domain.property_makers import OWNER, ROLE, register
from workbench.texts import say

_RELATIVE = frozenset({"number", "scheme", "kind", "share", "country"})
"""number and scheme: the relative's own; kind: direct, ultimate, legal_owner, merged_into, …;
share: a fraction, `0.5`, or a band, `0.5–0.6667`."""

LIFE = (
    register("former_name", say("Former name"), Kind.TEXT, many=True, time=Time.PERIOD),
    register("former_address", say("Former address"), Kind.TEXT, many=True, time=Time.PERIOD),
    register(
        "former_form",
        say("Former legal form"),
        Kind.TEXT,
        many=True,
        time=Time.PERIOD,
        qualifiers=frozenset({"code"}),
    ),
    register("status_since", say("Status since"), Kind.DATE, shelf_days=14),
    register("status_reason", say("Status in the register's words"), Kind.TEXT, shelf_days=14),
    register("reopened", say("Reopened on"), Kind.DATE, many=True),
    register(
        "merger",
        say("Merger or division"),
        Kind.TEXT,
        many=True,
        time=Time.INSTANT,
        qualifiers=_RELATIVE,
    ),
    register(
        "insolvency",
        say("Insolvency proceeding"),
        Kind.TEXT,
        many=True,
        time=Time.PERIOD,
        shelf_days=14,
        qualifiers=frozenset({"number", "kind"}),
    ),
    register(
        "charge",
        say("Charge on its assets"),
        Kind.TEXT,
        many=True,
        time=Time.PERIOD,
        qualifiers=frozenset({"number", "kind"}),
    ),
    register("charges_open", say("Charges not yet met"), Kind.COUNT),
    register("accounts_due", say("Next accounts due on"), Kind.DATE, shelf_days=30),
    register("accounts_to", say("Next accounts are for the period to"), Kind.DATE, shelf_days=30),
    register("accounts_overdue", say("Accounts overdue"), Kind.FLAG, shelf_days=14),
    register("year_end", say("Financial year ends on"), Kind.CODE, shelf_days=365),
    register("first_period_end", say("First accounts are to"), Kind.DATE, shelf_days=365),
    register("audit_required", say("An audit is required"), Kind.FLAG, shelf_days=365),
    register("auditor_missing_since", say("Without its auditor since"), Kind.DATE),
    # Many a rule names who signs: "Anne Fiktiv alone".
    register("signature_rule", say("Who may sign"), Kind.TEXT, shelf_days=365, personal=ROLE),
    register(
        "procuration_rule",
        say("Who may sign by procuration"),
        Kind.TEXT,
        shelf_days=365,
        personal=ROLE,
    ),
    register("register_entry", say("Entered in"), Kind.TEXT, many=True, time=Time.PERIOD),
    register("listed", say("Listed on an exchange"), Kind.TEXT, many=True),
    register("filed_years", say("Accounts filed for"), Kind.CODE, many=True, shelf_days=30),
)

FAMILY = (
    register("related_parent", say("Parent"), Kind.TEXT, many=True, qualifiers=_RELATIVE),
    register("no_parent_because", say("Why no parent is told"), Kind.TEXT, many=True),
    register("subsidiary", say("Subsidiary"), Kind.TEXT, many=True, qualifiers=_RELATIVE),
    register("owner", say("Owner"), Kind.TEXT, many=True, qualifiers=_RELATIVE),
    register(
        "role.owner",
        say("Person who owns or controls"),
        Kind.TEXT,
        many=True,
        qualifiers=frozenset({"kind", "share"}),
        personal=OWNER,
    ),
    register(
        "role.holder",
        say("Person in a role"),
        Kind.TEXT,
        many=True,
        qualifiers=frozenset({"role", "number", "scheme"}),
        personal=ROLE,
    ),
)

NUMBERS = (
    register("vat_valid", say("VAT number valid"), Kind.FLAG, shelf_days=30),
    register("vat_name", say("Name behind the VAT number"), Kind.TEXT),
    register("external_id", say("Number in another system"), Kind.TEXT, many=True),
    register("lei_status", say("LEI"), Kind.CODE),
    register("lei_renewal", say("LEI is to be renewed by"), Kind.DATE),
)
