"""Whether a row of a list of ours is a company of ours, and what of the company is compared."""

from collections.abc import Mapping, Sequence

from workbench.domain.company import Company, Scheme
from workbench.domain.known_lists import KnownRow
from workbench.domain.profile import Profile
from workbench.domain.verdict import Answer, Verdict
from workbench.matching.cells import own_domain
from workbench.matching.domains import is_own_domain

COMPARED = (
    "company.name",
    "company.former_name",
    "company.form",
    "company.town",
    "company.website",
)
"""Properties by which a company of ours is compared with the rows of lists."""


def company_profile(company: Company, told: Mapping[str, Sequence[str]]) -> Profile:
    """Return a company as it is compared: its numbers, and what sources tell of it.

    Args:
        company: it.
        told: the values of each of `COMPARED`.
    """
    sites = (own_domain(each) for each in told.get("company.website", ()))
    domains = (*company.numbers(Scheme.DOMAIN), *filter(None, sites))
    names = (*told.get("company.name", ()), *told.get("company.former_name", ()))
    return Profile(
        name=company.name,
        other_names=tuple(each for each in dict.fromkeys(names) if each != company.name),
        identifiers=tuple(e for e in company.identifiers if e.scheme is not Scheme.DOMAIN),
        country=company.country,
        form=next(iter(told.get("company.form", ())), ""),
        town=next(iter(told.get("company.town", ())), ""),
        domains=tuple(dict.fromkeys(filter(is_own_domain, domains))),
    )


def is_it(row: KnownRow, profile: Profile, verdict: Verdict) -> bool:
    """Whether a row is a company, by what the matcher says of the two."""
    if verdict.accepted:
        return True
    if not set(row.domains) & set(profile.domains) or verdict.family:
        return False
    # A row may have nothing but a domain.
    return verdict.answer is Answer.SAME or row.name in row.domains
