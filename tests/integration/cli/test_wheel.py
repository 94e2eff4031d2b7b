"""The wheel, installed into an environment outside the checkout, as pipx and `uv tool` do it.

The demo runs from there, too: test_demo.py.
"""

from __future__ import annotations

import os
import subprocess
import zipfile
from pathlib import Path

from tests.paths import ROOT


def mp4totext(
    installed: Path, folder: Path, *line: str, stdin: str = ""
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [installed / "mp4totext", *line],
        env={"HOME": str(folder), "PATH": os.environ["PATH"], "DATA_DIR": str(folder / "data")},
        cwd=folder,
        input=stdin,
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )


def test_wheel_contains_data_files_and_no_tests(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        names = opened.namelist()
    tracked = subprocess.run(
        ["git", "ls-files", "bot", "pipeline", "storage"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if tracked.returncode == 0:
        assert set(tracked.stdout.splitlines()) <= set(names)
    for part in (
        "bot/i18n/locales/en/main.ftl",
        "bot/i18n/locales/tr/main.ftl",
        "bot/demo_recording/meeting.mp4",
        "bot/demo_recording/LICENSE.md",
        "pipeline/engines/networks/segmentation.onnx",
        "pipeline/engines/networks/campplus.onnx",
    ):
        assert part in names
    assert [name for name in names if name.startswith("storage/migrations/versions/")]
    assert len([name for name in names if "dist-info/licenses/" in name]) >= 3
    top = {name.split("/")[0] for name in names if ".dist-info" not in name}
    assert top == {"bot", "pipeline", "storage"}
    assert wheel.stat().st_size < 40_000_000


def test_installed_program_starts_outside_the_checkout(installed: Path, tmp_path: Path) -> None:
    for spelling in ("version", "--version"):
        version = mp4totext(installed, tmp_path, spelling)
        assert version.stdout.strip() == "0.1.0", version.stderr
    process = subprocess.run(
        [installed / "python", "-c", "import bot; print(bot.__file__)"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(process.stdout.strip()).is_relative_to(installed.parent)


def test_up_opens_the_chat_and_ends_with_the_input(installed: Path, tmp_path: Path) -> None:
    up = mp4totext(installed, tmp_path, "up", stdin="/status\n")
    assert up.returncode == 0, up.stderr
    assert "BotFather" in up.stdout
    assert "not working on anything" in up.stdout
