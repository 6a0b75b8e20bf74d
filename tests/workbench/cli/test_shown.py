"""How sources answered, in the terminal: which refusal it was, why one failed, what to do."""

from pathlib import Path

import pytest

from tests.terminal import Leadline, terminal

NUMBER = "311000004"
WORLD = """
[[exchange]]
host = "data.brreg.no"
path = "/enhetsregisteret/api/enheter/311000004"
text = '{"organisasjonsnummer": "311000004", "navn": "Fjordlys Automasjon AS"}'

[[exchange]]
host = "data.brreg.no"
path = "/enhetsregisteret/api/enheter/311000004/roller"
status = 429
text = "busy"
headers = { x-ratelimit-remaining = "0", x-ratelimit-reset = "7200" }

[[exchange]]
host = "data.brreg.no"
path = "/regnskapsregisteret/regnskap/311000004"
status = 403
text = "no"
"""


@pytest.fixture
def refused(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Leadline:
    (tmp_path / "world.toml").write_text(WORLD, encoding="utf-8")
    leadline = terminal(tmp_path / "leadline.db", capfd, tmp_path)
    leadline("research", NUMBER)
    return leadline


@pytest.mark.parametrize(
    "told",
    [
        "Enhetsregisteret the register's entry found",
        "waits: the quota is spent: stored answers only until",
        "refused: Its terms or its owner keep us out. (Look at its terms",
        "failed, so we do not know: No answer from",
    ],
)
def test_a_dossier_says_how_each_source_answered(refused: Leadline, told: str) -> None:
    assert told in " ".join(refused("dossier", NUMBER).out.split())


def test_the_json_of_a_dossier_says_why_and_what_to_do(refused: Leadline) -> None:
    asked = {
        (each["kind"], each["answer"]): each
        for each in refused("dossier", NUMBER, "--json").document["lookups"]
    }
    assert "keep us out" in asked["accounts", "refused"]["problem"]
    assert "Look at its terms" in asked["accounts", "refused"]["what_to_do"]
    waits = asked["roles", None]
    assert "stored answers only until" in waits["problem"]
    assert waits["due"] is not None
