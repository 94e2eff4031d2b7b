"""Decoding and transcription on systems that differ from a usual Linux."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import av
import pytest

from tests.paths import DATA, ROOT

SPEECH = DATA / "asr/en/ls_1998-15444-0001.flac"
SAID = "he should make inquiries as to symptoms"

MACOS = '''
"""Stands in front of the standard library's `resource`: what macOS lacks is taken away."""
import importlib.machinery, importlib.util, os, sys, sysconfig

sysconfig.get_config_vars()  # read while the platform is that of its files
elsewhere = [path for path in sys.path if not __file__.startswith(path + "/")]
found = importlib.machinery.PathFinder.find_spec("resource", elsewhere)
real = importlib.util.module_from_spec(found)
found.loader.exec_module(real)
globals().update({name: getattr(real, name) for name in dir(real) if name[0] != "_"})

LINUX_ONLY = [
    "sched_getaffinity", "sched_setaffinity", "O_PATH", "O_TMPFILE", "memfd_create", "pidfd_open",
    "posix_fadvise", "posix_fallocate", "copy_file_range", "splice", "eventfd", "unshare", "setns",
    "getrandom", "fdatasync", "prlimit",
]
for name in LINUX_ONLY:
    if hasattr(os, name):
        delattr(os, name)
sys.platform = "darwin"


def setrlimit(what, limits):
    """https://github.com/python/cpython/issues/78783: any limit of the address space is refused."""
    if what == real.RLIMIT_AS:
        raise ValueError("current limit exceeds maximum limit")
    real.setrlimit(what, limits)


def no_proc(event, arguments):
    """There is no /proc."""
    if event == "open" and str(arguments[0]).startswith("/proc"):
        raise FileNotFoundError(2, "No such file or directory", arguments[0])
    if event == "ctypes.dlsym" and arguments[1] in ("prctl", "unshare", "syscall", "malloc_trim"):
        raise AttributeError(arguments[1])


sys.addaudithook(no_proc)
'''


def run_here(folder: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*command, "run", str(SPEECH), "--quiet", "--no-speech", "--formats", "txt"],
        env={
            "HOME": str(folder),
            "PATH": os.environ["PATH"],
            "DATA_DIR": str(folder / "data"),
            **environment,
        },
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )


DECODE = """
import sys; from pathlib import Path; from pipeline.media.decode import decode
print(round(decode(Path(sys.argv[1]), Path(sys.argv[2]), 60, lambda *_: None).seconds, 1))
"""


def decoded(folder: Path, python: str, **environment: str) -> str:
    """Return the duration that the confined child decoded, or its error."""
    done = subprocess.run(
        [python, "-c", DECODE, str(SPEECH), str(folder)],
        env={"HOME": str(folder), **environment},
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.stdout.strip() or done.stderr


def transcript_text(folder: Path) -> str:
    (text,) = folder.glob("ls_*.txt")
    return text.read_text().lower()


def test_recording_is_transcribed_without_linux_features(tmp_path: Path) -> None:
    """The process of the worker and the confined child both run as on macOS."""
    mac = tmp_path / "macos"
    mac.mkdir()
    (mac / "resource.py").write_text(MACOS)
    (mac / "sitecustomize.py").write_text("import resource\n")
    (mac / "_scproxy.py").write_text("_get_proxy_settings = _get_proxies = dict\n")  # for urllib
    done = run_here(tmp_path, sys.executable, "-m", "bot", PYTHONPATH=f"{mac}:{ROOT}")
    assert done.returncode == 0, done.stderr
    assert SAID in transcript_text(tmp_path)


def test_macos_emulation_removes_linux_features(tmp_path: Path) -> None:
    (tmp_path / "resource.py").write_text(MACOS)
    look = (
        "import resource, os, sys, ctypes\n"
        "assert sys.platform == 'darwin' and not hasattr(os, 'sched_getaffinity')\n"
        "for attempt in (lambda: resource.setrlimit(resource.RLIMIT_AS, (1 << 33, 1 << 33)),\n"
        "                lambda: open('/proc/self/statm'), lambda: ctypes.CDLL(None).prctl):\n"
        "    try: attempt()\n"
        "    except (ValueError, OSError, AttributeError): continue\n"
        "    raise SystemExit('it is still there')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", look],
        env={"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture
def user_packages(tmp_path: Path) -> tuple[str, Path]:
    """Return a Python with nothing installed, and a user folder with all packages."""
    python = tmp_path / "python/bin/python"
    base = sys._base_executable  # type: ignore[attr-defined]
    subprocess.run([base, "-m", "venv", "--without-pip", str(tmp_path / "python")], check=True)
    configuration = tmp_path / "python/pyvenv.cfg"
    text = configuration.read_text()
    configuration.write_text(text.replace("site-packages = false", "site-packages = true"))
    user = tmp_path / f"home/lib/python{sys.version_info.major}.{sys.version_info.minor}"
    user.mkdir(parents=True)
    installed = Path(sysconfig.get_path("purelib"))
    shutil.copytree(installed, user / "site-packages", copy_function=os.link)
    return str(python), tmp_path / "home"


def test_packages_of_the_user_are_found_by_the_confined_child(
    user_packages: tuple[str, Path], tmp_path: Path
) -> None:
    """As after `pip install --user`: the decoder lies in a folder that `python -s` ignores."""
    python, home = user_packages
    hidden = subprocess.run([python, "-s", "-c", "import av"], capture_output=True, check=False)
    assert hidden.returncode == 1
    assert decoded(tmp_path, python, PYTHONUSERBASE=str(home), PYTHONPATH=str(ROOT)) == "6.0"


def test_libraries_of_ld_library_path_are_found_by_the_child(tmp_path: Path) -> None:
    """The libraries of PyAV are moved to a folder that only LD_LIBRARY_PATH names."""
    package = Path(av.__file__).parent
    installed, libraries = tmp_path / "packages", package.parent / "av.libs"
    shutil.copytree(package, installed / "av", copy_function=os.link)
    shutil.copytree(libraries, tmp_path / "libraries", copy_function=os.link)
    path = f"{installed}:{ROOT}"
    lost = subprocess.run(
        [sys.executable, "-c", "import av"],
        env={"PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "cannot open shared object file" in lost.stderr
    variables = {"PYTHONPATH": path, "LD_LIBRARY_PATH": str(tmp_path / "libraries")}
    assert decoded(tmp_path, sys.executable, **variables) == "6.0"
