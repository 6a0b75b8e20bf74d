"""The demo's rates in the shape of the European Central Bank's data service: round and invented."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from tests.proof.demo_figures import Declared
from tests.proof.demo_files import Exchange

_HOST = "data-api.ecb.europa.eu"
_HEADS = "KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE,OBS_STATUS"


def exchanges(cast: Declared) -> Iterator[Exchange]:
    """Return the rates of the last days of accounts; on any other day there is none."""
    per_euro: dict[str, str] = cast["rates"]["per_euro"]
    days: list[date] = cast["rates"]["days"]
    codes_of = sorted(per_euro)
    asked = [*((each,) for each in codes_of), *combinations(codes_of, 2)]
    for codes in asked:
        path = f"/service/data/EXR/D.{'+'.join(codes)}.EUR.SP00.A"
        for day in days:
            rows = (
                f"EXR.D.{code}.EUR.SP00.A,D,{code},EUR,SP00,A,{day},{per_euro[code]},A"
                for code in codes
            )
            yield Exchange(
                host=_HOST,
                path=path,
                query={"endPeriod": day.isoformat()},
                file=f"answers/europe/rates-{'-'.join(codes)}-{day.isoformat()}.csv",
                body="\n".join((_HEADS, *rows, "")).encode(),
            )
        yield Exchange(
            host=_HOST, path=path, status=404, file="answers/europe/no-rates.csv", body=b""
        )
