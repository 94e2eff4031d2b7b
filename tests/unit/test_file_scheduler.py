"""The order of test files in a run of several processes."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.file_scheduler import END_TO_END, LONGEST, rank
from tests.paths import ROOT

FILES = [
    "tests/unit/test_a.py",
    "tests/unit/test_b.py",
    "tests/e2e/test_c.py",
    "tests/e2e/test_d.py",
]
CONFTEST = """
import tests.file_scheduler as module
from tests.conftest import pytest_xdist_make_scheduler
module.LONGEST = {"tests/unit/test_b.py"}
"""


def test_half_of_the_processes_begin_with_end_to_end_tests_and_all_with_long_files(
    tmp_path: Path,
) -> None:
    for name in FILES:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("def test_1(): pass\ndef test_2(): pass\ndef test_3(): pass\n")
    (tmp_path / "conftest.py").write_text(CONFTEST)
    (tmp_path / "pytest.ini").write_text(f"[pytest]\npythonpath = {ROOT}\n")
    options = ["--disable-plugin-autoload", "-p", "xdist", "-p", "no:cacheprovider", "-v"]
    options += ["--basetemp", str(tmp_path / "t"), "-n", "2", "--dist", "loadfile"]
    run = subprocess.run(
        [sys.executable, "-m", "pytest", *options, "--no-loadscope-reorder", "tests"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout + run.stderr
    done = re.findall(r"\[(gw\d)\].* PASSED (\S+)::", run.stdout)
    assert len(done) == 3 * len(FILES)
    first = {process: next(file for by, file in done if by == process) for process, _ in done}
    assert first == {"gw0": "tests/e2e/test_c.py", "gw1": "tests/unit/test_b.py"}


def test_no_process_is_left_without_files() -> None:
    for process in range(4):
        assert sorted(FILES, key=lambda file: rank(file, process))[:2] == [
            file for file in FILES if file.startswith(END_TO_END) is (process % 2 == 0)
        ]


def test_long_files_exist() -> None:
    assert [file for file in sorted(LONGEST) if not (ROOT / file).is_file()] == []
