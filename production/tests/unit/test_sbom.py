"""The image's bill of materials names what is installed."""

from __future__ import annotations

from importlib.metadata import distribution, distributions

from production.sbom import bill


def test_every_installed_package_is_listed_once_with_its_version() -> None:
    listed = [(part["name"], part["version"]) for part in bill(list(distributions()))["components"]]
    assert len(listed) == len(set(listed))
    assert ("pydantic-core", distribution("pydantic_core").version) in listed


def test_the_application_is_the_subject_and_no_part_of_itself() -> None:
    made = bill(list(distributions()))
    assert made["metadata"]["component"]["name"] == "crm-digital-fte"
    assert "crm-digital-fte" not in {part["name"] for part in made["components"]}


def test_the_same_packages_make_the_same_file() -> None:
    installed = list(distributions())
    assert bill(installed) == bill(installed[::-1])
