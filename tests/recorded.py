"""Reads real answers that services gave once, where they are kept beside the checkout."""

import os
from pathlib import Path

import pytest

BESIDE_THE_CHECKOUT = Path(__file__).resolve().parents[2] / "shared" / "payloads"


def payloads() -> Path:
    """Say where the recorded answers lie: LEADLINE_PAYLOADS, or beside the checkout."""
    named = os.environ.get("LEADLINE_PAYLOADS")
    return Path(named) if named else BESIDE_THE_CHECKOUT


def recorded(name: str) -> bytes:
    """Read one recorded answer, or skip the test and say what is missing.

    Args:
        name: The file's way down from the folder of answers, such as `gleif/record.json`.
    """
    folder = payloads()
    if not folder.is_dir():
        pytest.skip(f"no recorded answers: {folder} is missing (LEADLINE_PAYLOADS names another)")
    file = folder / name
    if not file.is_file():
        pytest.skip(f"no recorded answer {name} in {folder}")
    return file.read_bytes()
