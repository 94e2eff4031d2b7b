"""Parsing of options in the caption of a file."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.parsing.options import read, read_for_recording
from storage.errors import InvalidOption
from storage.models import (
    Captions,
    Clean,
    Format,
    Numbers,
    Options,
    Part,
    SpeakerCount,
    SummaryStyle,
    VideoCaptions,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Options()),
        ("my talk about x=y and a=b", Options()),
        ("lang=de", Options(language="de")),
        ("Lang=pt-BR", Options(language="pt")),
        ("language=auto", Options()),
        ("speakers=3", Options(speakers=SpeakerCount(3, 3))),
        ("speakers=channels", Options(speakers=SpeakerCount(channels=True))),
        ("speakers=2-4 summary=NONE", Options(None, SpeakerCount(2, 4), SummaryStyle.NONE)),
        ("speech=no", Options(speech=False)),
        ("formats=srt,,txt,srt", Options(formats=(Format.SRT, Format.TXT))),
        ("formats=all", Options(formats=tuple(Format))),
        ('hints="Anna Bo, Mastodon" please', Options(hints=("Anna Bo", "Mastodon"))),
        ("summary_lang=fr", Options(summary_language="fr")),
        ("summary_lang=ga", Options(summary_language="ga")),
        ("lang=yue", Options(language="yue")),
        ("lang=german", Options(language="de")),
        ("summary_lang=german", Options(summary_language="de")),
        ('lang="haitian creole" please', Options(language="ht")),
        ("lang=«немецкий»", Options(language="de")),
        ("lang=de,en", Options(language="de,en")),
        ("replace=Keler→Keller", Options(replacements=(("Keler", "Keller"),))),
        (
            'replace="a b->c, «d» = e" please',
            Options(replacements=(("a b", "c"), ("d", "e"))),
        ),
        (
            'replace="Berlin, West→West-Berlin; x=>y; X→z"',
            Options(replacements=(("Berlin, West", "West-Berlin"), ("X", "z"))),
        ),
        ("replace=none", Options()),
        ("clean=LIGHT", Options(clean=Clean.LIGHT)),
        ("numbers=Digits", Options(numbers=Numbers.DIGITS)),
        ("from=22:10 to=26:20", Options(part=Part(1330.0, 1580.0))),
        ("to=1:02:03.5", Options(part=Part(None, 3723.5))),
        ("from=90", Options(part=Part(90.0))),
        ("from=-5:00", Options(part=Part(-300.0))),
        ("from=0 to=end", Options()),
        ("from=90:00 to=1h31m", Options(part=Part(5400.0, 5460.0))),
        ("to=١٢:٣٠", Options(part=Part(None, 750.0))),
        ("from=5:00 to=-1:00", Options(part=Part(300.0, -60.0))),
    ],
)
def test_options_are_found_among_other_words(text: str, expected: Options) -> None:
    assert read(text, Options()) == expected


BURNED = VideoCaptions.BURNED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("video=burned", Options(video=BURNED, formats=(Format.TXT, Format.SRT, Format.VIDEO))),
        ("video=Burned formats=srt", Options(video=BURNED, formats=(Format.SRT, Format.VIDEO))),
        ("formats=video video=burned", Options(video=BURNED, formats=(Format.VIDEO,))),
        ("video=track", Options()),
    ],
)
def test_burned_captions_require_the_video_format(text: str, expected: Options) -> None:
    assert read(text, Options()) == expected


@pytest.mark.parametrize("text", ["video=yes", "video=burn", "video="])
def test_unknown_video_captions_are_refused(text: str) -> None:
    with pytest.raises(InvalidOption) as exc_info:
        read(f"{text}x", Options())
    assert exc_info.value.values["choices"] == "track, burned"


@pytest.mark.parametrize(
    "text",
    [
        "lang=germn",
        "lang=xx",
        "lang=ga-IE",
        "summary_lang=germn",
        "speakers=0",
        "speakers=4-2",
        "speakers=many",
        "summary=long",
        "speech=maybe",
        "formats=txt,exe",
        "formats=../x",
        "from=yesterday",
        "clean=full",
        "numbers=roman",
        "replace=word",
        "replace=→word",
        "replace=word→",
        "replace=...→word",
        f"replace={'x' * 61}→y",
        "from=1:75",
        "to=1:99:00",
        "to=5:00:",
        "from=5:00 to=4:00",
        "from=-1:00 to=-2:00",
        "to=0:00 from=0:00",
    ],
)
def test_invalid_option_is_refused_with_the_choices(text: str) -> None:
    with pytest.raises(InvalidOption) as exc_info:
        read(f"hello {text} there", Options())
    assert exc_info.value.values["wish"] == text
    assert exc_info.value.values["choices"]


@given(st.text())
def test_parser_accepts_any_caption(text: str) -> None:
    with suppress(InvalidOption):
        assert isinstance(read(text, Options()), Options)


def test_captions_and_careful_options_are_parsed() -> None:
    options = read("captions=short careful=yes", Options())
    assert options == Options(captions=Captions.SHORT, careful=True)
    with pytest.raises(InvalidOption):
        read("captions=tiny", Options())


@pytest.mark.parametrize(
    ("text", "louder"),
    [
        ("louder", True),
        ("Louder!", True),
        ("louder=yes", True),
        ("louder, speakers=2", True),
        ("/transcribe louder", True),
        ("@some_bot louder lang=de", True),
        ("https://example.org/talk.mp3 louder", True),
        ("play it louder", False),
        ("louder than before, lang=de", False),
        ("louder=no", False),
        ("", False),
    ],
)
def test_louder_needs_no_value_beside_options(text: str, louder: bool) -> None:
    assert read(text, Options()).louder is louder


def test_louder_is_yes_or_no() -> None:
    with pytest.raises(InvalidOption) as caught:
        read("louder=very", Options())
    assert caught.value.values == {"wish": "louder=very", "choices": "yes, no"}


def test_replacement_rules_are_limited() -> None:
    rules = [f"{number}→x" for number in range(101)]
    assert len(read(f"replace={','.join(rules[:100])}", Options()).replacements) == 100
    with pytest.raises(InvalidOption):
        read(f"replace={','.join(rules)}", Options())


def test_rules_of_a_recording_add_to_the_usual_ones() -> None:
    usual = Options("de", replacements=(("Keler", "Keller"), ("a", "b")))
    assert read_for_recording("lang=fr", usual).replacements == usual.replacements
    assert read_for_recording("replace=KELER→Kehler;c→d", usual).replacements == (
        ("KELER", "Kehler"),
        ("a", "b"),
        ("c", "d"),
    )
    assert read_for_recording("replace=none", usual).replacements == ()
