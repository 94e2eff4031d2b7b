"""Tells text that was said from text that a recognizer made up: pure functions of what it heard.

Whisper invents in two ways: it repeats a phrase until it runs out of room, and it writes for
silence and music what its training films had there.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence

from pipeline.engines.whisper.requests import DecodeResult
from storage.models import Word

COMPRESSION = 2.4
"""Text that zlib makes this much smaller repeats itself (the threshold of openai/whisper)."""
UNSURE = -1.0
"""A mean log probability under this is guessing (the threshold of openai/whisper)."""
GUESSED = 0.35
"""A mean probability of the words under this is guessing: what is said has twice that."""
NO_SPEECH = 0.6
"""A probability over this says that nobody speaks (the threshold of openai/whisper)."""
FASTEST = 18.0
"""Words (single characters, where words are not spaced) a second that nobody outdoes."""
SAID_AGAIN = 4
"""A phrase said this many times in a row is a loop, if it is said too fast to be true."""
ENDLESS = 10
"""A phrase said this many times in a row is a loop, however slowly."""
HURRY = 5.0
"""Words a second: repeated by people, words take their time; in a loop they share what is left."""
LONGEST_PHRASE = 12
"""Words of the longest phrase that is looked for in loops."""

STOCK = frozenset(
    {
        "thank you", "thanks", "thank you very much", "thanks for watching", "bye", "you", "so",
        "thank you for watching", "thank you so much for watching", "please subscribe",
        "subscribe", "see you next time", "see you in the next video", "music", "applause",
        "altyazı mk", "altyazı m k", "izlediğiniz için teşekkür ederim",
        "untertitel der amaraorg community",
        "untertitelung des zdf 2020", "untertitelung aufgrund der audioqualität nicht möglich",
        "sous titres réalisés par la communauté d amaraorg", "sous titrage société radio canada",
        "subtítulos realizados por la comunidad de amaraorg", "gracias por ver el video", "gracias",
        "продолжение следует", "субтитры сделал dimatorzok", "спасибо за просмотр",
        "ご視聴ありがとうございました", "字幕由amaraorg社区提供",
        "请不吝点赞 订阅 转发 打赏支持明镜与点点栏目",
        "시청해주셔서 감사합니다", "obrigado", "legendas pela comunidade amaraorg",
        "sottotitoli creati dalla comunità amaraorg", "tack för att ni tittade", "ترجمة نانسي قنقر",
    }
)  # fmt: skip
"""Text that Whisper writes for silence, normalized: the last words of its training films."""


def normalize(text: str) -> str:
    """Lower case, no punctuation, single spaces."""
    return " ".join(re.sub(r"[^\w\s]", "", text.lower().replace("-", " ")).split())


def find_fault(heard: DecodeResult, spoken: float) -> str | None:
    """What is wrong with a window in which somebody talks for `spoken` seconds.

    `no_speech`, `stock_phrase`, `repeated` or `unsure`; None when nothing is.
    """
    text = heard.text
    if not text:
        return None
    looping = is_repetitive(heard, spoken)
    if heard.no_speech_probability > NO_SPEECH and (looping or has_low_confidence(heard)):
        return "no_speech"
    if normalize(text) in STOCK and (heard.no_speech_probability > NO_SPEECH / 2 or spoken < 0.5):
        return "stock_phrase"
    if looping:
        return "repeated"
    return "unsure" if heard.mean_logprob < UNSURE else None


def has_low_confidence(heard: DecodeResult) -> bool:
    """Whether the recognizer itself hardly believes it, as a text or word by word."""
    odds = sum(word.probability for word in heard.words) / len(heard.words)
    return heard.mean_logprob < UNSURE or odds < GUESSED


def is_repetitive(heard: DecodeResult, spoken: float) -> bool:
    """Whether the text goes round in circles, or is more than can be said in the time."""
    if len(heard.words) > FASTEST * max(1.0, spoken):
        return True
    return compression_ratio(heard.text) > COMPRESSION or len(find_loop(heard.words)) > 0


def compression_ratio(text: str) -> float:
    """How much smaller zlib makes a text."""
    raw = text.encode()
    return len(raw) / len(zlib.compress(raw))


def find_loop(words: Sequence[Word]) -> range:
    """The indices of the first loop's repetitions, all but the first time it is said."""
    said = [normalize(word.text) for word in words]
    for begin in range(len(said)):
        for length in range(1, min(LONGEST_PHRASE, (len(said) - begin) // SAID_AGAIN) + 1):
            phrase = said[begin : begin + length]
            end = begin + length
            while said[end : end + length] == phrase:
                end += length
            times = (end - begin) // length
            seconds = words[end - 1].end - words[begin].start
            hurried = end - begin > HURRY * seconds
            if any(phrase) and (times >= ENDLESS or (times >= SAID_AGAIN and hurried)):
                return range(begin + length, end)
    return range(0)


def repeats_its_end(words: Sequence[Word]) -> bool:
    """Whether the text ends by saying the same thing twice, as Whisper is apt to in a short window:
    a reason to hear it again, not to take anything out."""
    said = [normalize(word.text) for word in words]
    return any(
        said[-length:] == said[-2 * length : -length]
        for length in range(3, len(said) // 2 + 1)
    )  # fmt: skip


def remove_loops(
    words: Sequence[Word],
) -> tuple[tuple[Word, ...], tuple[tuple[float, float], ...]]:
    """The words with every loop said once, and the spans (start, end) of what was taken out."""
    kept = list(words)
    removed = []
    while loop := find_loop(kept):
        removed.append((kept[loop.start].start, kept[loop.stop - 1].end))
        del kept[loop.start : loop.stop]
    return tuple(kept), tuple(removed)
