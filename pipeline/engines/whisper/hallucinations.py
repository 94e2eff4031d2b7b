"""Detection of invented text in recognition results, by pure functions.

Whisper invents text in two ways. It repeats a phrase until the maximum length. For silence and
music it writes phrases from its training data.
"""

from __future__ import annotations

import unicodedata
import zlib
from collections.abc import Sequence

from pipeline.engines.whisper.decode_requests import DecodeResult
from storage.models import Word

COMPRESSION = 2.4
"""Compression ratio of zlib above which a text repeats itself (threshold of openai/whisper)."""
LOW_LOGPROB = -1.0
"""Mean log probability below which a text is a guess (threshold of openai/whisper)."""
GUESSED_LOGPROB, GUESSED_PROBABILITY = -1.5, 0.5
"""Mean log probability and mean word probability below which a text is invented, if no retry is
better. In short notes of noise it was -1.6 to -3.5; of 170 recordings of speech, 80 of them in pink
noise of up to 3 dB more than the voice, the worst one had -1.1."""
SILENT, SILENT_LOGPROB = 0.8, -0.8
"""Probability of no speech from which a text needs the second value: of speech in that noise none
had more than 0.65."""
LOW_PROBABILITY = 0.35
"""Mean word probability below which a text is a guess: real speech has twice that."""
NO_SPEECH = 0.6
"""Probability above which nobody speaks (threshold of openai/whisper)."""
SHORT = 0.5
"""Seconds of speech that are hardly enough for a word."""
SURE, CERTAIN = 0.7, 0.95
"""Mean word probability from which the recognizer is sure of a word, and from which it is although
the sound may be no speech."""
SILENCE = 0.15
"""Probability of no speech up to which a word was spoken: of clean short words, "Music." and "You."
among them, none had more than 0.11."""
MAX_RATE = 18.0
"""Maximum of words per second (of characters, in languages without spaces)."""
LOOP_REPEATS = 4
"""Repetitions in a row that make a loop, if they are too fast for speech."""
CERTAIN_REPEATS = 10
"""Repetitions in a row that make a loop at any speed."""
LOOP_RATE = 5.0
"""Words per second that are too fast for repetitions: in a loop they share the remaining time."""
LONGEST_PHRASE = 12
"""Words of the longest phrase that is checked for loops."""

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
"""Normalized text that Whisper writes for silence: the ends of its training videos."""


def normalize(text: str) -> str:
    """Return the text in lower case, without punctuation, with single spaces. Vowel signs stay:
    without them different words of Hindi or Thai would be the same."""
    lowered = text.lower().replace("-", " ")
    return " ".join("".join(it for it in lowered if it.isspace() or _is_of_word(it)).split())


def _is_of_word(character: str) -> bool:
    """Return whether a character is a letter, a mark or a digit."""
    return character == "_" or unicodedata.category(character)[0] in "LMN"


def find_fault(result: DecodeResult, speech_seconds: float) -> str | None:
    """Return the fault of a window with `speech_seconds` of speech; None when it has none.

    Faults: `no_speech`, `stock_phrase`, `repeated`, `unsure`.
    """
    text = result.text
    if not text:
        return None
    looping = is_repetitive(result, speech_seconds)
    if result.no_speech_probability > NO_SPEECH and (looping or has_low_confidence(result)):
        return "no_speech"
    if result.no_speech_probability > SILENT and result.mean_logprob < SILENT_LOGPROB:
        return "no_speech"
    if normalize(text) in STOCK and is_doubtful(result, speech_seconds):
        return "stock_phrase"
    if looping:
        return "repeated"
    return "unsure" if result.mean_logprob < LOW_LOGPROB else None


def is_doubtful(result: DecodeResult, speech_seconds: float) -> bool:
    """Return whether a stock phrase is probably invented: its words and the sound are doubtful."""
    if result.no_speech_probability > NO_SPEECH / 2:
        return _word_probability(result) < CERTAIN
    is_short, is_silent = speech_seconds < SHORT, result.no_speech_probability > SILENCE
    return is_short and is_silent and _word_probability(result) < SURE


def likeliest(
    attempts: Sequence[tuple[DecodeResult, str | None]],
) -> tuple[DecodeResult, str | None]:
    """Return the likeliest of several faulty results of one window, with its fault.

    A mere guess is the best that can be found where there is no speech.
    """
    best, fault = max(attempts, key=lambda one: (one[1] != "repeated", one[0].mean_logprob))
    return best, "no_speech" if fault == "unsure" and is_guess(best) else fault


def is_guess(result: DecodeResult) -> bool:
    """Return whether a text is a mere guess: then another one is no better, and one that is sampled
    may look sure by chance."""
    guessed = result.mean_logprob < GUESSED_LOGPROB and bool(result.words)
    return guessed and _word_probability(result) < GUESSED_PROBABILITY


def has_low_confidence(result: DecodeResult) -> bool:
    """Return whether the recognizer has low confidence, in the text or in its words."""
    return result.mean_logprob < LOW_LOGPROB or _word_probability(result) < LOW_PROBABILITY


def _word_probability(result: DecodeResult) -> float:
    return sum(word.probability for word in result.words) / len(result.words)


def is_repetitive(result: DecodeResult, speech_seconds: float) -> bool:
    """Return whether the text repeats itself, or is too long for the time."""
    if len(result.words) > MAX_RATE * max(1.0, speech_seconds):
        return True
    return compression_ratio(result.text) > COMPRESSION or len(find_loop(result.words)) > 0


def compression_ratio(text: str) -> float:
    """Return the ratio of a text's size to its size after zlib.

    Each letter counts as one byte, or as two in a text with more than 256 different letters. In
    UTF-8 the letters of one script share their first bytes: natural Hindi, Tamil, Georgian or
    Burmese is as compressible as a loop then (2.4 to 2.9, with letters 1.3 to 1.5).
    """
    numbers: dict[str, int] = {}
    letters = [numbers.setdefault(letter, len(numbers)) for letter in text]
    size = 1 if len(numbers) <= 256 else 2
    raw = b"".join(number.to_bytes(size, "big") for number in letters)
    return len(raw) / len(zlib.compress(raw))


def find_loop(words: Sequence[Word]) -> range:
    """Return the indices of the first loop's repetitions, without its first occurrence."""
    texts = [normalize(word.text) for word in words]
    for begin in range(len(texts)):
        for length in range(1, min(LONGEST_PHRASE, (len(texts) - begin) // LOOP_REPEATS) + 1):
            phrase = texts[begin : begin + length]
            end = begin + length
            while texts[end : end + length] == phrase:
                end += length
            times = (end - begin) // length
            seconds = words[end - 1].end - words[begin].start
            too_fast = end - begin > LOOP_RATE * seconds
            if any(phrase) and (times >= CERTAIN_REPEATS or (times >= LOOP_REPEATS and too_fast)):
                return range(begin + length, end)
    return range(0)


def repeats_its_end(words: Sequence[Word]) -> bool:
    """Return whether the text ends with a repetition.

    Whisper tends to do so in a short window. It is a reason to decode again, not to remove text.
    """
    texts = [normalize(word.text) for word in words]
    return any(
        texts[-length:] == texts[-2 * length : -length]
        for length in range(3, len(texts) // 2 + 1)
    )  # fmt: skip


def remove_loops(
    words: Sequence[Word],
) -> tuple[tuple[Word, ...], tuple[tuple[float, float], ...]]:
    """Return the words with each loop cut to one occurrence, and the removed spans (start, end)."""
    kept = list(words)
    removed = []
    while loop := find_loop(kept):
        removed.append((kept[loop.start].start, kept[loop.stop - 1].end))
        del kept[loop.start : loop.stop]
    return tuple(kept), tuple(removed)
