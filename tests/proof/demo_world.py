"""Writes the demo world from its cast: `python -m tests.proof.demo_world`."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import resources
from tests.proof import (
    demo_abroad,
    demo_denmark,
    demo_europe,
    demo_norway,
    demo_paper,
    demo_rates,
    demo_report,
)
from tests.proof.demo_figures import Declared
from tests.proof.demo_files import Exchange, json_body, world_files

_REGISTRY = "rdap.registry.example"


def cast() -> dict[str, Any]:
    """Return the cast as declared."""
    return tomllib.loads(resources.path("demo", "cast.toml").read_text(encoding="utf-8"))


def written(declared: Declared) -> dict[str, bytes]:
    """Return every file of the world by its way down from the folder."""
    return world_files(
        (
            *demo_norway.exchanges(declared),
            *demo_denmark.exchanges(declared),
            *demo_abroad.exchanges(),
            *demo_europe.exchanges(declared),
            *demo_rates.exchanges(declared),
            *_domains(declared),
        )
    ) | {
        demo_paper.FILE: demo_paper.paper(declared),
        demo_report.FILE: demo_report.report(declared),
    }


def rewrite(folder: Path) -> int:
    """Write the world into its folder, remove what it no longer has, return how many files."""
    files = written(cast())
    answers = folder / "answers"
    for stale in answers.rglob("*.*"):
        if stale.relative_to(folder).as_posix() not in files:
            stale.unlink()
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return len(files)


def _domains(declared: Declared) -> Iterator[Exchange]:
    bootstrap = {
        "description": "RDAP bootstrap file of the demo",
        "publication": "2026-11-01T00:00:00Z",
        "services": [[["example"], [f"https://{_REGISTRY}/v1/"]]],
        "version": "1.0",
    }
    yield Exchange(
        host="data.iana.org",
        path="/rdap/dns.json",
        file="answers/rdap/bootstrap.json",
        body=json_body(bootstrap),
    )
    for company in declared["norwegian"]:
        domain = company["domain"]
        yield Exchange(
            host=_REGISTRY,
            path=f"/v1/domain/{domain}",
            file=f"answers/rdap/{domain}.json",
            body=json_body(_domain(domain, company["domain_since"].isoformat())),
        )


def _domain(domain: str, since: str) -> dict[str, Any]:
    card = ["vcard", [["version", {}, "text", "4.0"], ["fn", {}, "text", "Prøve Domener AS"]]]
    return {
        "objectClassName": "domain",
        "handle": f"DEMO-{domain}",
        "ldhName": domain,
        "status": ["active"],
        "entities": [{"objectClassName": "entity", "roles": ["registrar"], "vcardArray": card}],
        "events": [{"eventAction": "registration", "eventDate": f"{since}T10:00:00Z"}],
        "rdapConformance": ["rdap_level_0"],
    }


if __name__ == "__main__":
    rewrite(resources.path("demo"))
