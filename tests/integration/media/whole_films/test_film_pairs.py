"""Films with every two properties together come back whole: container, picture, sound, odd track,
B-frames, rotation and time of the first picture."""

from __future__ import annotations

from pathlib import Path

import av
import pytest

from storage.models import Note
from tests.integration.media.films import Film, make, picture_times
from tests.integration.media.whole_films.film_pairs import ODD, covering, film_of, pairs, possible
from tests.integration.media.whole_films.test_film_matrix import (
    decoded,
    facts,
    starts_of,
    subtitled,
)

CHOSEN = covering(possible())
FILMS = [film_of(each) for each in CHOSEN]
ENCODED = {"wmv2", "flv1", "rv20"}
"""Pictures that no container takes; and Cinepak outside QuickTime."""
PLAYED_IN_MP4 = {"libx264", "libx265", "mpeg4", "libsvtav1", "aac", "libmp3lame", "ac3"}


def ending(film: Film) -> str:
    """Return the ending of the film that comes back, by the rules of docs/DECISIONS.md."""
    if is_encoded(film):
        return "captioned.mp4"
    codecs = {film.picture, *film.sounds}
    if film.container == "mp4" or (film.container in ("mov", "3gp") and codecs <= PLAYED_IN_MP4):
        return "subtitled.mp4"
    kept = film.container if film.container in ("mov", "3gp") else "mkv"
    return f"subtitled.{kept}"


def is_encoded(film: Film) -> bool:
    return film.picture in ENCODED or (film.picture == "cinepak" and film.container != "mov")


def kinds(path: Path) -> list[str]:
    """Return the kinds of tracks that are not covers or data."""
    with av.open(str(path)) as file:
        cover = av.stream.Disposition.attached_pic
        found = [it.type for it in file.streams if not it.disposition & cover]
    return sorted(it for it in found if it in ("video", "audio", "subtitle"))


def sound_times(path: Path, tracks: int) -> list[float]:
    """Return the time of the first sound of each of the first tracks."""
    times = []
    for number in range(tracks):
        with av.open(str(path)) as file:
            times.append(float(next(file.decode(audio=number)).time or 0.0))
    return times


@pytest.mark.parametrize("film", FILMS, ids=str)
def test_film_comes_back_whole(film: Film, tmp_path: Path) -> None:
    source = make(film, tmp_path / "source")
    file = subtitled(source, tmp_path / "out")
    assert file.name == f"x.{ending(film)}"
    assert file.notes == ((Note("burned_instead"),) if is_encoded(film) else ())
    lost = film.odd == "undecodable"
    assert file.left_out == lost
    expected = kinds(source)
    if lost:
        expected.remove("audio")
    if not is_encoded(film):
        expected.append("subtitle")
        assert facts(file.path) == facts(source)
        tracks = len([it for it in expected if it != "subtitle"])
        assert decoded(file.path)[:tracks] == decoded(source, tracks)
    assert kinds(file.path) == sorted(expected)
    before, after = picture_times(source), picture_times(file.path)
    assert len(after) == len(before) == film.pictures
    assert after == pytest.approx([at - starts_of(source) for at in before], abs=0.002)
    heard = len(film.sounds) - lost
    expected_times = [at - starts_of(source) for at in sound_times(source, heard)]
    assert sound_times(file.path, heard) == pytest.approx(expected_times, abs=0.03)


def test_films_have_every_two_properties_together() -> None:
    found = {pair for each in CHOSEN for pair in pairs(each)}
    assert found == {pair for each in possible() for pair in pairs(each)}
    assert len(FILMS) <= 110


def test_rotation_and_odd_tracks_are_in_all_containers_that_have_them() -> None:
    found = {pair for each in CHOSEN for pair in pairs(each)}
    for container in ("mp4", "mov", "3gp", "matroska"):
        assert {((0, container), (5, 90)), ((0, container), (5, 180))} <= found
    for container, odd in ((it, odd) for odd, them in ODD.items() for it in them):
        assert ((0, container), (3, odd)) in found
    for odd in ODD:
        assert {((3, odd), (4, 2)), ((3, odd), (5, 90)), ((3, odd), (5, 180))} <= found
