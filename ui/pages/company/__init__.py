"""The company page: who is it, how good and how sure, can they and will they, and why not more."""

from ui.pages.company.page import CompanyPage

__all__ = ["CompanyPage"]
