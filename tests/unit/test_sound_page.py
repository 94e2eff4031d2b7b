"""The numbers of docs/SOUND.md are those of the code."""

from __future__ import annotations

import math
import re
from pathlib import Path

import pytest

from pipeline.engines import faint_speech, levels, quiet_speech, segmentation
from pipeline.engines.audio import SAMPLE_RATE
from pipeline.engines.whisper import hallucinations, windows
from pipeline.media.sound import channels, mixdown, track_relations

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/SOUND.md").read_text(encoding="utf-8")
POINTS = re.findall(r"(?m)^\d+\. .*$", PAGE)

SAID = {
    1: [f"{channels.RATE // 1000} kHz"],
    2: [
        f"up to {channels._LONGEST_DELAY * 1000:g} ms",
        f"{10 * math.log10(channels._ONE_SIDED):g} dB below",
    ],
    3: [f"up to {20 * math.log10(mixdown._MOST_GAIN):g} dB"],
    4: [f"{channels._APART:.0%}".replace("%", " %")],
    5: [
        f"{10 * math.log10(track_relations._ALONE):g} dB ahead for half",
        f"{SAMPLE_RATE * 2 * 3600 / 1e6:.0f} MB an hour",
    ],
    6: [
        f"{segmentation.WINDOW / SAMPLE_RATE:g} s at a time",
        f"{quiet_speech.PAUSE_DEPTH:g} dB below the loudest sound within {quiet_speech.NEARBY:g} s",
        f"for {quiet_speech.SHORTEST:g} s",
        f"from {quiet_speech.SURE * 100:g} % on",
    ],
    8: [
        f"{faint_speech.BELOW:g} dB below the speech",
        f"From {faint_speech.SURE * 100:g} % on",
        f"{faint_speech.OUTSIDE:g} s outside",
        f"({faint_speech.PART:g} s if that is {levels.FAR:g} dB below",
        f"probability of {faint_speech.DOUBTFUL:g} on",
        f"`louder` {faint_speech.PROBABLE * 100:g} %",
    ],
    9: [
        f"up to {windows.LONGEST:g} s",
        f"more than {levels.EVEN:g} dB below",
        f"a voice {levels.FAR:g} dB or more below",
    ],
    10: [
        f"below {hallucinations.GUESSED_LOGPROB:g}",
        f"of words below {hallucinations.GUESSED_PROBABILITY:g}",
    ],
}


def test_page_has_ten_points() -> None:
    assert [int(point.partition(".")[0]) for point in POINTS] == list(range(1, 11))
    assert faint_speech.SHORTEST == 1.0, "point 8: a second or more"
    assert track_relations._TURNS == 0.5, "point 5: half of the time"


@pytest.mark.parametrize("number", SAID)
def test_numbers_of_a_point_are_those_of_the_code(number: int) -> None:
    assert [phrase for phrase in SAID[number] if phrase not in POINTS[number - 1]] == []


def test_files_of_the_points_exist() -> None:
    named = re.findall(r"`((?:pipeline|media|engines)/[\w/.]+)`", PAGE)
    assert len(named) >= 12
    places = [ROOT / it if it.startswith("pipeline/") else ROOT / "pipeline" / it for it in named]
    assert [str(path) for path in places if not path.exists()] == []
