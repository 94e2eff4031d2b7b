"""A film comes back with its captions in the picture, on every platform."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from tests.e2e.harness.answers import cut_video, wait_for_answer
from tests.e2e.harness.person_protocol import Anybody
from tests.integration.media.films import picture_times
from tests.integration.media.test_burned import caption_times
from tests.paths import DATA

SECONDS = 8.0


def test_film_has_its_captions_in_the_picture(
    create_user: Callable[[str], Anybody], tmp_path: Path
) -> None:
    film = cut_video(DATA / "video/vid_h264_aac_1998.mp4", tmp_path / "talk.mp4", SECONDS)
    anna = create_user("Anna")
    post = anna.sends_document(film, "video=burned formats=srt,video speech=no summary=none")
    answer = wait_for_answer(anna, post, ("srt", "mp4"))
    made = tmp_path / "made.mp4"
    made.write_bytes(answer.files["mp4"].content)
    assert len(picture_times(made)) == len(picture_times(film))
    cues = answer.subtitles.events
    assert cues
    for at, shown in caption_times(made):
        inside = any(cue.start / 1000 + 0.1 < at < cue.end / 1000 - 0.1 for cue in cues)
        between = all(not cue.start / 1000 - 0.1 < at < cue.end / 1000 + 0.1 for cue in cues)
        assert shown or not inside, at
        assert not (shown and between), at
    assert all(before.end <= after.start for before, after in pairwise(cues))
