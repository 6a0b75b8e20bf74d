"""Rows of offline registers as hits, in the order in which a reader wants them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from rapidfuzz.distance import OSA

from workbench.domain.company import Identifier, Scheme
from workbench.domain.profile import Profile
from workbench.domain.registers import CEASED, Match, RegisterAbout, RegisterHit
from workbench.registers.folding import fold_name, place_text
from workbench.registers.query import Asked

Order = tuple[int, int, bool, bool, int, str, str, str]


def hit_of(
    cells: Mapping[str, str],
    about: RegisterAbout,
    match: Match,
    asked: Asked,
    *,
    scheme: Scheme,
    mended: Sequence[tuple[str, str]] = (),
) -> RegisterHit:
    """Return a company's row as a hit, with what of it was found.

    Args:
        cells: as `schema.ENTITY_COLUMNS` names them.
        about: the register it stands in.
        match: what the index found.
        asked: the query; a former name may be what fits it.
        scheme: of the register's own numbers.
        mended: typed words and those found instead.
    """
    number = Identifier(scheme, cells["number"])
    profile = profile_of(cells, number)
    former = _former(profile, match, asked)
    return RegisterHit(
        profile=profile,
        register=about.key,
        title=about.title,
        dated=about.dated,
        number=number,
        match=match,
        personal=bool(cells["personal"]),
        former=former,
        mended=tuple(mended),
    )


def profile_of(cells: Mapping[str, str], number: Identifier) -> Profile:
    """Return a row as what is known of a company."""
    also = (each.split(" ", 1) for each in cells["also"].splitlines())
    return Profile(
        name=cells["name"],
        other_names=tuple(cells["other_names"].splitlines()),
        identifiers=(number, *(Identifier(Scheme(scheme), value) for scheme, value in also)),
        country=cells["country"],
        form=cells["form"],
        street=cells["street"],
        postcode=cells["postcode"],
        town=cells["town"],
        domains=(cells["domain"],) if cells["domain"] else (),
        trade=cells["trade"],
        founded=date.fromisoformat(cells["founded"]) if cells["founded"] else None,
        status=cells["status"],
    )


def all_words(cells: Mapping[str, str]) -> str:
    """Return the words by which a company is in the index, those of its place marked."""
    names = (cells["name"], *cells["other_names"].splitlines())
    words = " ".join(" ".join(fold_name(name).words) for name in names)
    return f"{words} {place_text(cells['town'], cells['postcode'])}"


def order_of(hit: RegisterHit) -> Order:
    """Return by what hits are sorted: what matched, then the living, then short names.

    Of mended ones those with the fewest slips come first.
    """
    slips = sum(OSA.distance(typed, found) for typed, found in hit.mended)
    key = fold_name(hit.profile.name).key
    ceased = hit.profile.status in CEASED
    former = bool(hit.former)
    return hit.match.order, slips, former, ceased, len(key), key, hit.register, hit.number.value


def _former(profile: Profile, match: Match, asked: Asked) -> str:
    """Return the other name that was found where the present one does not fit; else nothing."""
    fits = _FITS.get(match)
    if fits is None or fits(profile.name, asked):
        return ""
    return next((name for name in profile.other_names if fits(name, asked)), "")


def _is_it(name: str, asked: Asked) -> bool:
    return fold_name(name).key == asked.key


def _begins(name: str, asked: Asked) -> bool:
    return fold_name(name).key.startswith(asked.key)


def _has_words(name: str, asked: Asked) -> bool:
    own = fold_name(name).words
    return all(any(word.startswith(typed) for word in own) for typed in asked.words)


_FITS = {Match.EXACT: _is_it, Match.BEGINS: _begins, Match.WORDS: _has_words}


def best(hits: Iterable[RegisterHit], limit: int) -> tuple[RegisterHit, ...]:
    """Return the first of them."""
    return tuple(sorted(hits, key=order_of)[:limit])
