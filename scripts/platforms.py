"""Print for which systems every locked package has a wheel: `make platforms`.

uv asks the registry for the list of files alone; nothing is downloaded. A cell is `ok`, or names
what has no wheel there.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path

LOCKS = Path(__file__).parents[1] / "locks"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS = {
    "Linux x86_64": "x86_64-manylinux_2_28",
    "Linux aarch64": "aarch64-manylinux_2_28",
    "macOS 14 arm64": "aarch64-apple-darwin",
    "macOS 14 x86_64": "x86_64-apple-darwin",
}
FROM_SOURCE = frozenset({"docopt"})
"""Pure Python that its makers publish as source only; pip builds it in a second."""
_ENTRY = re.compile(r"^([A-Za-z0-9][\w.-]*)==.*(?:\n[ #].*)*\n?", re.MULTILINE)
_WITHOUT_WHEEL = re.compile(r"ecause (?:only )?([\w.-]+)==")


def without(lock: str, names: Collection[str]) -> str:
    """The lock less the entries of some packages."""
    return _ENTRY.sub(lambda entry: "" if entry[1] in names else entry[0], lock)


def lacking(lock: str, python: str, system: str) -> Iterator[str]:
    """The packages of a lock that have no wheel for a version of Python on a system of `SYSTEMS`.
    Raises RuntimeError when uv says something else."""
    found = set(FROM_SOURCE)
    with tempfile.TemporaryDirectory() as folder:
        asked = Path(folder, "lock.txt")
        options = ["--python-version", python, "--python-platform", SYSTEMS[system]]
        options += ["--target", folder, "--dry-run", "--no-deps", "--no-verify-hashes"]
        options += ["--only-binary", ":all:", "--requirement"]
        while True:
            asked.write_text(without(lock, found))
            done = subprocess.run(  # noqa: S603  a tool of the development environment
                [Path(sys.executable).with_name("uv"), "pip", "install", *options, asked],
                env={**os.environ, "MACOSX_DEPLOYMENT_TARGET": "14.0"},
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode == 0:
                return
            missing = _WITHOUT_WHEEL.search(" ".join(done.stderr.split()))
            if missing is None or missing[1] in found:
                raise RuntimeError(done.stderr)
            found.add(missing[1])
            yield missing[1]


def main() -> None:
    """Print the table, a row for each lock and system."""
    print("| lock | system |", " | ".join(f"Python {each}" for each in PYTHONS), "|")  # noqa: T201
    print("|---|---|" + "---|" * len(PYTHONS))  # noqa: T201
    for path in sorted(LOCKS.glob("*.txt")):
        lock = path.read_text()
        for system in SYSTEMS:
            cells = (", ".join(lacking(lock, each, system)) or "ok" for each in PYTHONS)
            print(f"| {path.stem} | {system} |", " | ".join(cells), "|", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
