"""Several audio tracks of one film or sound file: one person on each, or the same on all of them.

OBS writes up to six tracks into one file, of which the first often is the mix of the others; Craig
writes one track a speaker. Films have languages and comments. Only tracks that have different sound
are heard one by one; otherwise the main track is heard, as that of a file with one track.
"""

from __future__ import annotations

from pathlib import Path

from pipeline.engines.protocols import Report
from pipeline.media.decode import Decoded, decode
from pipeline.media.sound.track_relations import (
    different_people,
    is_silent,
    repeated_tracks,
)
from pipeline.media.tracks.joined_tracks import join_tracks
from pipeline.media.tracks.track_names import name_of_track
from pipeline.media.tracks.zip_members import MOST_TRACKS
from storage.errors import BadMedia
from storage.models import Part


def with_other_tracks(
    path: Path, main: Decoded, folder: Path, max_seconds: float, report: Report, part: Part
) -> Decoded:
    """Return the recording with its tracks as channels, if each is another person's.

    Otherwise it is returned as it is. Tracks without sound, and those that can't be decoded, do
    not count. The other parameters are those of `decode`; its errors end nothing here.
    """
    if len(main.others) >= MOST_TRACKS or is_silent(main.audio):
        return main
    tracks, names = [main], [name_of_track(main.title)]
    for index, title in main.others:
        into = folder / f"track-{index}"
        into.mkdir(exist_ok=True)
        try:
            track = decode(
                path,
                into,
                max_seconds,
                lambda _, newest="": report(1.0, newest),
                part,
                stream=index,
            )
        except BadMedia:
            continue
        if is_silent(track.audio):
            track.audio.path.unlink()
            continue
        tracks.append(track)
        names.append(name_of_track(title))
        if repeated_tracks([each.audio for each in tracks]):
            break
    else:
        if len(tracks) > 1 and different_people([(it.audio, it.raised) for it in tracks]):
            return join_tracks(tracks, names, None, certain=False)
    for track in tracks[1:]:
        track.audio.path.unlink()
    return main
