"""The codes that Companies House and British filings write, in a reader's words.

Codes: the register's published specification of 2026, and the members of the Financial Reporting
Council's taxonomies. The words are ours.
"""

from collections.abc import Mapping

from workbench.texts import Message, say

FORMS = {
    "ltd": say("Private limited company"),
    "plc": say("Public limited company"),
    "llp": say("Limited liability partnership"),
    "private-unlimited": say("Private unlimited company"),
    "private-unlimited-nsc": say("Private unlimited company without shares"),
    "private-limited-guarant-nsc": say("Private company limited by guarantee"),
    "private-limited-guarant-nsc-limited-exemption": say(
        "Private company limited by guarantee, without “Limited” in its name"
    ),
    "private-limited-shares-section-30-exemption": say(
        "Private limited company, without “Limited” in its name"
    ),
    "old-public-company": say("Old public company"),
    "limited-partnership": say("Limited partnership"),
    "scottish-partnership": say("Scottish partnership"),
    "oversea-company": say("Foreign company with a British establishment"),
    "uk-establishment": say("British establishment of a foreign company"),
    "registered-overseas-entity": say("Foreign entity that owns British property"),
    "assurance-company": say("Insurance company"),
    "charitable-incorporated-organisation": say("Charitable incorporated organisation"),
    "scottish-charitable-incorporated-organisation": say(
        "Scottish charitable incorporated organisation"
    ),
    "converted-or-closed": say("Converted or closed company"),
    "eeig": say("European economic interest grouping"),
    "european-public-limited-liability-company-se": say("European company (SE)"),
    "further-education-or-sixth-form-college-corporation": say("Further education college"),
    "icvc-securities": say("Open-ended investment company"),
    "icvc-umbrella": say("Open-ended investment company, umbrella"),
    "icvc-warrant": say("Open-ended investment company, warrants"),
    "industrial-and-provident-society": say("Industrial and provident society"),
    "investment-company-with-variable-capital": say("Investment company with variable capital"),
    "northern-ireland": say("Company of Northern Ireland"),
    "northern-ireland-other": say("Other company of Northern Ireland"),
    "other": say("Other kind of company"),
    "protected-cell-company": say("Protected cell company"),
    "registered-society-non-jurisdictional": say("Registered society"),
    "royal-charter": say("Body under royal charter"),
    "unregistered-company": say("Unregistered company"),
    "community-interest-company": say("Community interest company"),
    "private-fund-limited-partnership": say("Private fund limited partnership"),
}
"""The type of a company, or its subtype where it has one."""

STATUSES = {
    "dissolved": say("dissolved"),
    "liquidation": say("in liquidation"),
    "receivership": say("in receivership"),
    "administration": say("in administration"),
    "voluntary-arrangement": say("in a voluntary arrangement with its creditors"),
    "insolvency-proceedings": say("in insolvency proceedings"),
    "converted-closed": say("converted or closed"),
    "removed": say("removed from the register"),
    "closed": say("closed"),
    "transferred-from-uk": say("moved out of the United Kingdom"),
    "active-proposal-to-strike-off": say("active, with a proposal to strike it off"),
    "petition-to-restore-dissolved": say("dissolved, with a petition to restore it"),
    "transformed-to-se": say("turned into a European company (SE)"),
    "converted-to-plc": say("turned into a public limited company"),
}

REMARKS = {
    "undeliverable-registered-office-address": say("Mail to its registered office comes back"),
    "registered-office-is-in-dispute": say("Its registered office is in dispute"),
    "confirmation-statement-overdue": say("Its yearly confirmation statement is overdue"),
    "last-accounts-dormant": say("Its last accounts are those of a dormant company"),
    "not-a-going-concern": say("Its accounts are not prepared as those of a going concern"),
}

INSOLVENCIES = {
    "compulsory-liquidation": say("Compulsory liquidation"),
    "creditors-voluntary-liquidation": say("Voluntary liquidation, insolvent, by its creditors"),
    "members-voluntary-liquidation": say("Solvent liquidation by its members"),
    "in-administration": say("Administration"),
    "administration-order": say("Administration by order of a court"),
    "corporate-voluntary-arrangement": say("Voluntary arrangement with its creditors"),
    "corporate-voluntary-arrangement-moratorium": say("Moratorium before a voluntary arrangement"),
    "receiver-manager": say("Receiver or manager appointed"),
    "administrative-receiver": say("Administrative receiver appointed"),
    "receivership": say("Receivership"),
    "foreign-insolvency": say("Insolvency proceeding abroad"),
    "moratorium": say("Moratorium"),
}

AUDITS = {
    "Audited": say("audited"),
    "Unaudited": say("not audited"),
    "AuditExempt-NoAccountantsReport": say("not audited, without an accountant's report"),
    "AuditExemptWithAccountantsReport": say("not audited, with an accountant's report"),
    "AuditExemptWithoutAccountantsReport": say("not audited, without an accountant's report"),
}

RULES = {
    "FRS101": say("FRS 101 (British, as IFRS)"),
    "FRS102": say("FRS 102 (British)"),
    "FRS105": say("FRS 105 (British, micro-entities)"),
    "Micro-entities": say("FRS 105 (British, micro-entities)"),
    "SmallEntities": say("FRS 102 (British), small companies"),
    "FRSSE": say("FRSSE (British, small companies)"),
}

LAYOUTS = {
    "FullAccounts": say("in full"),
    "AbridgedAccounts": say("abridged"),
    "AbbreviatedAccounts": say("abbreviated"),
    "FilletedAccounts": say("without the profit and loss account"),
    "DormantAccounts": say("for dormant companies"),
}

NO_PARENT = {
    "no-individual-or-entity-with-signficant-control": say("Nobody has significant control"),
    "psc-exists-but-not-identified": say("Somebody controls it whom it has not identified"),
    "psc-details-not-confirmed": say("Who controls it is not confirmed"),
    "psc-contacted-but-no-response": say("Whoever controls it has not answered it"),
    "psc-has-failed-to-confirm-changed-details": say(
        "Who controls it has not confirmed what changed"
    ),
    "steps-to-find-psc-not-yet-completed": say("It is still finding out who controls it"),
    "super-secure": say("Who controls it is kept secret for their safety"),
    "restrictions-notice-issued-to-psc": say("It has restricted the rights of who controls it"),
}
"""What a company says of who controls it, where it names nobody or not all."""


def words_for(table: Mapping[str, Message], code: str) -> str:
    """Return the English words for a code, which are what is stated; a new code speaks itself."""
    return table[code].msgid if code in table else code.replace("-", " ")


def by_words(table: Mapping[str, Message]) -> dict[str, Message]:
    """Return the messages by the English words that are stated, to tell them in any language."""
    return {words.msgid: words for words in table.values()}
