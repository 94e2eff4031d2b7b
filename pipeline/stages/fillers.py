"""Words that carry no meaning: hesitation sounds and stuttered words, by language.

The tables list only certain fillers. «Like», «well», German «ja» or Japanese «あの» also have
meanings, so they are kept. So are words that are doubled for emphasis or by grammar: «very very»,
«had had», «bye bye», Turkish «yavaş yavaş», Hindi «धीरे धीरे», Chinese «看看».
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fillers:
    """Fillers of one language, as regular expressions of folded words.

    `sounds` are fillers wherever they stand. `set_off` are fillers only between pauses inside a
    sentence, because they have a meaning elsewhere. `stuttered` are words that grammar does not
    double.
    """

    sounds: re.Pattern[str]
    set_off: re.Pattern[str]
    stuttered: frozenset[str]


def _fillers(sounds: str, set_off: str = "", stuttered: str = "") -> Fillers:
    never = r"(?!)"
    return Fillers(
        re.compile(sounds or never), re.compile(set_off or never), frozenset(stuttered.split())
    )


FILLERS = {
    "en": _fillers(r"u+h*m+|u+h+|e+r+m+", r"e+r+|e+h+m+", "i we the and an because it's i'm"),
    "de": _fillers(r"ä+h+m*|ö+h+m*|e+h+m+", "", "ich wir dass ein eine weil"),
    "es": _fillers(r"e+h+m+|e{2,}h+|e{2,}m+", r"e+h|e+m+", "yo y el un una los las porque"),
    "fr": _fillers(r"e+u+h+m*|h+e+u+h*|e{2,}h+", r"e+h+m+", "je et un une donc parce"),
    "pt": _fillers(r"e+h+m+|a+h+m+|ã+h+m*", r"é{2,}|e{2,}h*", "eu um uma porque os as"),
    "id": _fillers(r"e+h*m{2,}|e{3,}h*|e{2,}m+", r"e+h*m+|e+h+", "dan saya untuk dengan yang"),
    "tr": _fillers(r"ı{2,}h*|ı+h*m+|e{2,}m+", r"e{3,}h*|e+h*m+|ı+h+", "ve için"),
    "ru": _fillers(r"э{2,}м*|э+(?:-э+)+|э+м{2,}", r"э+м*", "я мы и в"),
    "uk": _fillers(r"е{3,}м*|е+(?:-е+)+|е+м{2,}|э{2,}м*", r"е{2,}м*|е+м+|э+м*", "я ми і в"),
    "ar": _fillers(r"[اإ]?م{3,}|[اآ]{3,}|[اآإ]{2,}م{2,}", "", "أنا في"),
    "fa": _fillers(r"[اإ]?م{3,}|[اآ]{3,}|[اآإ]{2,}م{2,}", "", "که و"),
    "hi": _fillers(r"अ+म्+म+|उ+म्+म+|अ{2,}म*", r"अं+|उम्", "मैं कि"),
    "ko": _fillers(r"으+음+|음{2,}", r"음"),
}
"""Fillers by language (ISO 639-1), for languages with spaces."""

UNSPACED_FILLERS = {
    "ja": re.compile(
        r"(?:(?<=^)|(?<=[。、！？…\s]))"
        r"(?:え[えーぇ]*っ?[とーっ]*と[ー]*|え[ーぇ]+|う[ーぅ]+ん?と[ー]*|あの[ーぉ]+|その[ーぉ]+|ん[ー]+|あ[ー]+)"
        r"(?:[、…]+\s*)"
    ),
    "zh": re.compile(r"(?:(?<=^)|(?<=[。，、！？…\s]))(?:呃+|额+|嗯{2,}呃*)(?:[，、…]+\s*)"),
}
"""Fillers with the punctuation that sets them off, for languages without spaces."""
