"""The wheel and the sdist hold what a user needs, and run without the checkout."""

import json
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(*command: str | Path, cwd: Path, **env: str) -> str:
    done = subprocess.run(
        [str(word) for word in command], cwd=cwd, env={**os.environ, **env}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    return folder


def wheel(dist: Path) -> Path:
    return next(dist.glob("*.whl"))


def test_the_wheel_holds_the_grammars_and_no_second_package(dist: Path) -> None:
    names = zipfile.ZipFile(wheel(dist)).namelist()
    grammars = {path.name for path in (ROOT / "grammar").rglob("*.lark")}
    assert grammars == {Path(name).name for name in names if name.startswith("quotes/grammar/")}
    assert {name.split("/")[0] for name in names if ".dist-info" not in name} == {"quotes"}


def test_the_wheel_holds_all_that_the_package_holds(dist: Path) -> None:
    names = set(zipfile.ZipFile(wheel(dist)).namelist())
    ours = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "quotes").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert ours <= names


def test_the_sdist_holds_tests_and_seeds(dist: Path) -> None:
    with tarfile.open(next(dist.glob("*.tar.gz"))) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
    seeds = {f"seeds/{path.name}" for path in (ROOT / "seeds").iterdir()}
    assert seeds | {"tests/test_packaging.py", "Makefile", "LICENSE", "README.md"} <= names


@pytest.fixture(scope="module")
def target(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel installed, entry points and all."""
    folder = tmp_path_factory.mktemp("site")
    run(sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", folder, wheel(dist), cwd=folder)
    return folder


def test_datasette_finds_the_plugin_of_the_installed_wheel(target: Path, tmp_path: Path) -> None:
    """Datasette loads plugins in the middle of its own import, so a plugin must not import `datasette.app` then."""
    out = run(sys.executable, "-m", "datasette", "plugins", cwd=tmp_path, PYTHONPATH=str(target))
    (plugin,) = [plugin for plugin in json.loads(out) if plugin["name"].startswith(("quotes", "attributed"))]
    assert plugin["static"]
    assert plugin["templates"]


def test_the_installed_wheel_parses_without_the_checkout(target: Path, tmp_path: Path) -> None:
    code = "import quotes, sys; print(quotes.__file__)"
    assert str(target) in run(sys.executable, "-c", code, cwd=tmp_path, PYTHONPATH=str(target))
    seed = min((ROOT / "seeds").iterdir())
    out = run(sys.executable, "-m", "quotes", "parse", "--format", "jsonl", seed, cwd=tmp_path, PYTHONPATH=str(target))
    assert '"kind": "transcript"' in out
