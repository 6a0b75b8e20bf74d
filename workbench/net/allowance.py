"""What a source says of its limits in an answer's headers: how much is left, and until when."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from workbench.net.pace import instant, retry_after

LONGEST = timedelta(days=31)
"""No source is believed that wants to be left alone for longer."""

_EPOCH = 10**9
"""A reset is told in seconds from now, or as a Unix time, which is larger than this."""
_QUOTA = 60.0
"""Seconds from which on a limit is called a quota; before, it is a pace."""
_MOST = 2**31 - 1
"""Questions left, at most: whoever names more counts none of ours, and no database keeps it."""
_WORD = re.compile(r"[0-9]+")
_STRUCTURED = re.compile(r"(?P<name>[a-z]+)\s*=\s*(?P<value>[0-9]+)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Allowance:
    """One limit of a source, as it stands: `left` questions until it is renewed in `seconds`."""

    left: int
    seconds: float | None = None


def allowances(headers: Mapping[str, str], now: datetime) -> tuple[Allowance, ...]:
    """Return what an answer's headers say of the source's limits; nothing where they are silent.

    Understood are `RateLimit` (draft-ietf-httpapi-ratelimit-headers-10: `"day";r=50;t=3600`), its
    older three headers `RateLimit-Remaining` and `-Reset`, and the customary `X-RateLimit-…` with
    one limit or several, parted by commas (api.search.brave.com), also where the second is called
    `Remain` (Companies House). Header names are lower case.
    """
    structured = headers.get("ratelimit", "")
    if structured:
        return tuple(_structured(structured))
    for prefix in ("ratelimit", "x-ratelimit", "x-rate-limit"):
        left = headers.get(f"{prefix}-remaining") or headers.get(f"{prefix}-remain") or ""
        if left:
            reset = headers.get(f"{prefix}-reset", "")
            return tuple(_listed(left, reset, _there(headers, now)))
    return ()


def rest(headers: Mapping[str, str], now: datetime) -> tuple[float, bool] | None:
    """Return for how many seconds a source wants to be left alone, and whether a quota is spent.

    None where it says nothing of the kind. `Retry-After` goes first; beside it, or without it, a
    limit of which nothing is left. No wish is granted for longer than `LONGEST`.
    """
    spent = [each.seconds for each in allowances(headers, now) if not each.left]
    renewed = max((seconds for seconds in spent if seconds is not None), default=None)
    asked = retry_after(headers.get("retry-after", ""), _there(headers, now))
    wishes = [seconds for seconds in (asked, renewed) if seconds is not None]
    if not wishes:
        return None
    return min(max(wishes), LONGEST.total_seconds()), (renewed or 0.0) > _QUOTA


def quota_left(headers: Mapping[str, str], now: datetime) -> int | None:
    """Return how many more questions the source takes, by its longest limit; None where unsaid."""
    told = allowances(headers, now)
    return max(told, key=lambda each: each.seconds or 0.0).left if told else None


def _there(headers: Mapping[str, str], now: datetime) -> datetime:
    """Return the time by the source's own clock, by which it names instants, or else ours."""
    return instant(headers.get("date", "")) or now


def _structured(header: str) -> Iterator[Allowance]:
    for item in header.split(","):
        told = {found["name"]: int(found["value"][:12]) for found in _STRUCTURED.finditer(item)}
        left = told.get("r", told.get("remaining"))
        if left is not None:
            seconds = told.get("t", told.get("reset"))
            yield Allowance(min(left, _MOST), None if seconds is None else float(seconds))


def _listed(left: str, reset: str, now: datetime) -> Iterator[Allowance]:
    resets = reset.split(",")
    for number, words in enumerate(left.split(",")):
        if not _WORD.fullmatch(words.strip()):
            continue
        renewed = resets[number].strip() if number < len(resets) else ""
        yield Allowance(min(int(words.strip()[:12]), _MOST), _seconds(renewed, now))


def _seconds(reset: str, now: datetime) -> float | None:
    if not _WORD.fullmatch(reset):
        return None
    number = int(reset[:12])
    return max(0.0, number - now.timestamp()) if number > _EPOCH else float(number)
