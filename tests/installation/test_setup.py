"""`make setup` for real: the Makefile and its script in another folder, with a lock of six
packages."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("editables", "hatchling", "packaging", "pathspec", "pluggy", "trove-classifiers")
"""Packages that installing a project in place needs."""
PROJECT = """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"
[project]
name = "tiny"
version = "1"
requires-python = ">=3.11"
scripts.tiny = "tiny:main"
"""
PYTHON = """\
#!/bin/sh
if [ "$1 $2" = "-m venv" ] && [ -n "${{COPIED_VENV:-}}" ]; then exec cp -a "$COPIED_VENV" "$3"; fi
exec {real} "$@"
"""
"""The Python that runs the tests. For `python -m venv`, which takes seconds, it may return the
earlier result."""


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder to set up, with its wheels beside it."""
    folder = tmp_path_factory.mktemp("setup") / "check out"
    for name in ("locks", "scripts", "tiny"):
        (folder / name).mkdir(parents=True)
    shutil.copy(ROOT / "Makefile", folder)
    shutil.copy(ROOT / "scripts/setup.sh", folder / "scripts")
    (folder / "pyproject.toml").write_text(PROJECT)
    (folder / "tiny/__init__.py").write_text("def main():\n    print('it runs')\n")
    lock = (ROOT / "locks/dev.txt").read_text()
    entries = (re.search(rf"^{name}==(?:.+\\\n)+.+\n", lock, re.MULTILINE) for name in PACKAGES)
    (folder / "locks/dev.txt").write_text("".join(entry[0] for entry in entries if entry))
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
    command += ["--requirement", "locks/dev.txt", "--dest", "../wheels", "--retries", "1"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"the package registry can't be reached: {done.stderr[-300:]}")
    return folder


def environment(checkout: Path) -> dict[str, str]:
    base = checkout.parent / "bin"
    if not base.exists():
        base.mkdir()
        python = PYTHON.format(real=sys._base_executable)  # type: ignore[attr-defined]
        (base / "python3").write_text(python)
        (base / "python3").chmod(0o755)
    return {
        "PATH": f"{base}:/usr/bin:/bin",
        "HOME": str(checkout.parent),
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(checkout.parent / "wheels"),
    }


def make(checkout: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", "setup", *words],
        cwd=checkout,
        env={**environment(checkout), **more},
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )


def set_up(checkout: Path) -> str:
    """Create a .venv that works, and a copy of it."""
    copy = checkout.parent / "copied-venv"
    if not (checkout / ".venv/.ready").exists():
        shutil.rmtree(checkout / ".venv", ignore_errors=True)
        done = make(checkout)
        assert done.returncode == 0, done.stdout + done.stderr
    if not copy.exists():
        shutil.copytree(checkout / ".venv", copy, symlinks=True)
    return str(copy)


def runs(checkout: Path) -> bool:
    done = subprocess.run(
        [checkout / ".venv/bin/tiny"], capture_output=True, text=True, check=False
    )
    return done.stdout == "it runs\n"


def dangling_python(venv: Path) -> None:
    for name in ("python", "python3", f"python3.{sys.version_info.minor}"):
        (venv / "bin" / name).unlink()
    (venv / "bin/python").symlink_to("/gone/python3")


def another_python(venv: Path) -> None:
    """As after a system upgrade: the Python starts, but its packages belong to the old one."""
    (venv / "lib" / f"python3.{sys.version_info.minor}").rename(venv / "lib/python3.10")


def no_pip(venv: Path) -> None:
    for folder in venv.glob("lib/python*/site-packages/pip*"):
        shutil.rmtree(folder)


def interrupted(venv: Path) -> None:
    """As after Ctrl-C during `python -m venv`: the links exist, pip does not yet."""
    shutil.rmtree(venv / "lib")
    (venv / ".ready").unlink()
    (venv / "bin/pip").unlink()


def moved(venv: Path) -> None:
    """As after copying the folder from elsewhere."""
    script = venv / "bin/pip"
    script.write_text(script.read_text().replace(str(venv), "/elsewhere/.venv"))


def a_file(venv: Path) -> None:
    shutil.rmtree(venv)
    venv.write_text("")


def test_setup_reports_its_steps_and_repeats_nothing(checkout: Path) -> None:
    first = make(checkout)
    assert first.returncode == 0, first.stdout + first.stderr
    assert runs(checkout)
    version = ".".join(map(str, sys.version_info[:3]))
    assert first.stdout.splitlines() == [
        f"Making .venv with Python {version}",
        "Installing the 6 packages of locks/dev.txt: a minute or two the first time",
    ]
    assert first.stderr == ""
    again = make(checkout)
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")


@pytest.mark.parametrize(
    "breakage", [dangling_python, another_python, no_pip, interrupted, moved, a_file]
)
def test_broken_environment_is_repaired(checkout: Path, breakage: Callable[[Path], None]) -> None:
    copy = set_up(checkout)
    breakage(checkout / ".venv")
    mended = make(checkout, COPIED_VENV=copy)
    assert mended.returncode == 0, mended.stdout + mended.stderr
    assert mended.stdout.startswith("The .venv here is unfinished or broken")
    assert mended.stderr == ""
    assert runs(checkout)


def test_killed_installation_starts_again(checkout: Path) -> None:
    shutil.rmtree(checkout / ".venv", ignore_errors=True)
    with subprocess.Popen(
        ["make", "setup"],
        cwd=checkout,
        env=environment(checkout),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    ) as process:
        while not (checkout / ".venv/.installing").exists():
            assert process.poll() is None, process.stdout
            time.sleep(0.02)
        os.killpg(process.pid, signal.SIGKILL)
    assert not (checkout / ".venv/.ready").exists()
    assert (checkout / ".venv/.installing").exists()
    mended = make(checkout)
    assert mended.stdout.startswith("The .venv here is unfinished or broken")
    assert mended.returncode == 0, mended.stdout + mended.stderr
    assert runs(checkout)


def test_changed_lock_is_installed_into_the_environment(checkout: Path) -> None:
    set_up(checkout)
    (checkout / ".venv/kept").touch()
    with (checkout / "locks/dev.txt").open("a") as lock:
        lock.write("# changed\n")
    changed = make(checkout)
    assert changed.stdout.startswith("Installing the 6 packages")
    assert (checkout / ".venv/kept").exists()


def test_pip_failure_is_reported_with_its_reason(checkout: Path) -> None:
    shutil.rmtree(checkout / ".venv", ignore_errors=True)
    failed = make(checkout, PIP_FIND_LINKS=str(checkout / "tiny"))
    assert failed.returncode == 2
    assert "No matching distribution found for editables" in failed.stderr
    assert "pip could not install them. Make again" in failed.stderr
    assert not (checkout / ".venv/.ready").exists()


def test_missing_venv_package_is_named(checkout: Path) -> None:
    """python3 of Debian has no ensurepip before python3-venv is installed."""
    shutil.rmtree(checkout / ".venv", ignore_errors=True)
    (checkout.parent / "debian").mkdir(exist_ok=True)
    (checkout.parent / "debian/ensurepip.py").write_text("raise ImportError\n")
    process = make(checkout, PYTHONPATH=str(checkout.parent / "debian"))
    assert process.returncode == 2
    assert "apt install python3-venv" in process.stderr
    assert process.stdout == ""


def test_too_old_python_is_named(checkout: Path) -> None:
    old = checkout.parent / "python3.9"
    old.write_text('#!/bin/sh\ncase "$2" in *exit*) exit 1;; esac\necho "this is 3.9"\n')
    old.chmod(0o755)
    too_old = make(checkout, f"PYTHON={old}")
    assert too_old.returncode == 2
    assert "needs Python 3.11 or later; this is 3.9." in too_old.stderr
    process = make(checkout, "PYTHON=/gone/python3")
    assert "there is no /gone/python3" in process.stderr
