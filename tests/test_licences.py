"""The list of licences names exactly what is installed, with the licence each package states."""

import pytest

from tests.proof.licences import listed_licences, locked_packages, stated_licence


def test_every_locked_package_is_listed_and_no_other() -> None:
    assert sorted(listed_licences()) == locked_packages()


@pytest.mark.parametrize("package", locked_packages())
def test_the_licence_is_the_one_the_package_states(package: str) -> None:
    stated = stated_licence(package)
    if stated is None:
        pytest.skip(f"{package} is not installed on this system")
    assert listed_licences()[package] == stated
