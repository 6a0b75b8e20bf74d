"""How our price stands to what the company earns and has, as a share and as a sentence."""

from decimal import Decimal

from workbench.domain.accounts import AnnualAccounts
from workbench.domain.figures import Money, Share, rounded
from workbench.domain.scorecard import Finding
from workbench.domain.sounding import Sounding
from workbench.scoring.findings import cannot_tell, facts, found
from workbench.scoring.years import amount, either, not_stated, series, whose
from workbench.texts import Message, say

NOTHING_EARNED = "nothing_earned"
"""Revenue or gross profit is nought or less, so that no share of it can be told."""

ASK_REVENUE = say("Ask for last year's revenue.")
"""The asking that answers every question about revenue."""


def price_finding(sounding: Sounding) -> Finding:
    """Return the price as a share of one year's revenue, rounded to four places.

    A price paid once is carried by one year as well, so both are held against the same sum.

    Gross profit stands in where revenue is not stated. It is never more than revenue, so the
    share is then too high rather than too low. Amounts in two currencies are never compared.
    """
    if sounding.offer is None:
        return cannot_tell(
            say("no offer with a price yet"),
            say("Write down what you would sell them, and its price."),
        )
    earned = either(sounding, "revenue", "gross_profit", whole_years=True)
    if earned is None:
        unstated = say("neither revenue nor gross profit is stated in the accounts")
        return not_stated(sounding, unstated, ASK_REVENUE, "revenue", "gross_profit")
    line, (newest, *_) = earned
    price = sounding.offer.price
    if newest.currency != price.currency:
        return cannot_tell(
            say(
                "our price is in {ours}, their accounts are in {theirs}",
                ours=price.currency,
                theirs=newest.currency,
            ),
            say("Write the price in {theirs}.", theirs=newest.currency),
            facts(newest.lines[line]),
        )
    return _held_against(sounding, price, newest, line)


def price_sentence(sounding: Sounding) -> Message:
    """Return what the economy pillar opens with: a sentence, or in a fragment what it lacks.

    "480,000 kr. is 0.6 % of revenue and 9 % of cash."
    """
    finding = price_finding(sounding)
    if finding.measure is None:
        return finding.because
    return say("{sentence}.", sentence=finding.because)


def _held_against(sounding: Sounding, price: Money, newest: AnnualAccounts, line: str) -> Finding:
    earned = amount(newest, line)
    if earned <= 0:
        because = {
            "revenue": say("revenue was {amount}", amount=Money(earned, price.currency)),
            "gross_profit": say("gross profit was {amount}", amount=Money(earned, price.currency)),
        }[line]
        return found(NOTHING_EARNED, whose(newest, because), facts(newest.lines[line]))
    share = rounded(price.amount / earned, 4)
    holding = _cash(sounding, price)
    words = _words(line, price, share, holding)
    cash = holding.lines["cash"] if holding is not None else None
    return found(share, whose(newest, words), facts(newest.lines[line], cash))


def _cash(sounding: Sounding, price: Money) -> AnnualAccounts | None:
    stating = series(sounding, "cash")
    usable = stating and stating[0].currency == price.currency and amount(stating[0], "cash") > 0
    return stating[0] if usable else None


def _words(line: str, price: Money, share: Decimal, holding: AnnualAccounts | None) -> Message:
    part = Share(share)
    if holding is None:
        if line == "revenue":
            return say("{price} is {share} of revenue", price=price, share=part)
        return say("{price} is {share} of gross profit", price=price, share=part)
    cash = Share(rounded(price.amount / amount(holding, "cash"), 4))
    if line == "revenue":
        return say(
            "{price} is {share} of revenue and {cash} of cash", price=price, share=part, cash=cash
        )
    return say(
        "{price} is {share} of gross profit and {cash} of cash", price=price, share=part, cash=cash
    )
