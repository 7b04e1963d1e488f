"""What is installed: the pins, and the package with everything that the program reads."""

import ast
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
NEEDED_WITHOUT_IMPORT = {"tzdata"}  # zoneinfo reads it where the system has no time zones
COMES_WITH_ANOTHER = {"pydantic-core"}  # pydantic asks for one version of it to the letter
PINS = ("requirements.txt", "requirements-dev.txt")


def _pins(name: str) -> dict[str, str]:
    """The version of each package."""
    lines = (ROOT / name).read_text("utf-8").splitlines()
    pins = [Requirement(line) for line in lines if line and not line.lstrip().startswith("#")]
    assert all(str(pin.specifier).startswith("==") for pin in pins)
    return {canonicalize_name(pin.name): str(pin.specifier).removeprefix("==") for pin in pins}


def _imported() -> set[str]:
    """The distributions that the program imports."""
    names = set()
    for file in (ROOT / "bot").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module.split(".")[0])
    distributions = packages_distributions()
    outside = names - sys.stdlib_module_names - {"bot"}
    return {canonicalize_name(distributions[name][0]) for name in outside}


def test_what_is_declared_is_what_is_imported() -> None:
    declared = {canonicalize_name(Requirement(line).name) for line in PROJECT["dependencies"]}
    assert declared == (_imported() | NEEDED_WITHOUT_IMPORT) - COMES_WITH_ANOTHER


@pytest.mark.parametrize(("name", "extras"), [(PINS[0], []), (PINS[1], ["dev"])])
def test_the_pins_satisfy_what_is_declared(name: str, extras: list[str]) -> None:
    """`make pins` writes them anew."""
    pins = _pins(name)
    declared = PROJECT["dependencies"] + [line for extra in extras for line in PROJECT["optional-dependencies"][extra]]
    for wanted in map(Requirement, declared):
        assert pins.get(canonicalize_name(wanted.name), "0") in wanted.specifier, f"{wanted}: run make pins"


def test_tests_run_with_the_versions_that_people_run() -> None:
    assert _pins(PINS[0]).items() <= _pins(PINS[1]).items()


@pytest.mark.parametrize("name", PINS)
def test_pins_do_not_say_where_packages_come_from(name: str) -> None:
    assert re.search(r"://|^\s*-|@ ", (ROOT / name).read_text("utf-8"), re.MULTILINE) is None


def test_an_installed_program_has_all_that_it_reads(tmp_path: Path) -> None:
    """The class of the demo, texts, migrations, pages: from the wheel alone, in another folder."""
    _run("-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path), folder=ROOT)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
        packed = {name for name in archive.namelist() if name.startswith("bot/")}
    assert {f"bot/sample/{name}" for name in ("schedule.json", "sites.csv", "config.example.env")} <= packed
    here = {str(file.relative_to(ROOT)) for file in (ROOT / "bot").rglob("*") if file.is_file() and _is_source(file)}
    assert here <= packed
    check = "from bot.commands.demo import sample_schedule as s; from bot.storage.schedule import load; load(s())"
    _run("-c", check, folder=tmp_path, PYTHONPATH=str(tmp_path / "installed"))


def _run(*arguments: str, folder: Path, **environment: str) -> None:
    """Run Python; where it fails, what it wrote is shown."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        check=False,
        capture_output=True,
        text=True,
        env=os.environ | environment,
    )
    assert done.returncode == 0, done.stderr


def _is_source(file: Path) -> bool:
    return "__pycache__" not in file.parts
