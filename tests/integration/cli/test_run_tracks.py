"""`mp4totext run` with an archive that has one recording a speaker."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.e2e.harness.answers import word_error_rate
from tests.integration.media.archives import ANNA, BEN, CARLA, archive, encoded, placed, voice
from tests.paths import ROOT

VOICES = {"Anna": ANNA, "Ben": BEN, "Carla": CARLA}


def test_each_track_of_an_archive_has_its_words_and_name(tmp_path: Path) -> None:
    """Three real voices, one after the other, each on a track of its own."""
    starts, end = {}, 0.0
    waves = {name: voice(path) for name, path in VOICES.items()}
    for name, wave in waves.items():
        starts[name] = end
        end += len(wave) / 16_000 + 0.3
    members = {
        f"{number}-{name}.flac": encoded(placed(wave, starts[name], end))
        for number, (name, wave) in enumerate(waves.items(), 1)
    }
    archive(tmp_path / "meeting.zip", members)
    line = ("meeting.zip", "--formats", "json", "--summary", "none", "--quiet")
    environment = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    subprocess.run(
        [sys.executable, "-m", "bot", "run", *line],
        env={**environment, "DATA_DIR": str(tmp_path / "data")},
        cwd=tmp_path,
        timeout=180,
        check=True,
    )
    made = json.loads((tmp_path / "meeting.json").read_text())
    names = {it["id"]: it["name"] for it in made["speakers"]}
    assert sorted(names.values()) == list(VOICES)
    said = dict.fromkeys(VOICES, "")
    for segment in made["segments"]:
        for word in segment["words"]:
            said[names[word["speaker"]]] += f" {word['text']}"
    rates = {
        name: word_error_rate(path.with_suffix(".txt").read_text(), said[name])
        for name, path in VOICES.items()
    }
    assert max(rates.values()) < 0.25, (rates, said)
