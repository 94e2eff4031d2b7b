"""Tab completion: commands, options, files, buttons."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from bot.chat import CommandCard, Option
from bot.platforms.console.numbered_messages import NumberedMessages
from bot.platforms.console.paths import find_paths
from bot.platforms.console.terminal import printable

_MOST = 200
"""Most completions from one folder, and most buttons."""
_UNESCAPED = re.compile(r"\\(.)", re.DOTALL)
_ESCAPED = re.compile(r"([^\w@%+=:,./~-])")
_TYPED_NAMES = {"language": "lang"}
"""Options by the names that /help uses."""


class Choices(Completer):
    """Completes one line. `words` maps other input words to their descriptions."""

    def __init__(
        self,
        cards: Sequence[CommandCard],
        words: Mapping[str, str],
        shown: NumberedMessages,
        locale: str,
    ) -> None:
        self._cards = {card.name: card for card in cards}
        self._words, self._shown, self._locale = words, shown, locale

    def get_completions(self, document: Document, event: CompleteEvent) -> Iterable[Completion]:
        """Yield commands and options while typing, and everything else on the Tab key."""
        line = document.text_before_cursor
        name, space, arguments = line.removeprefix("/").partition(" ")
        if line.startswith("/") and "/" not in name:
            if not space:
                yield from self._commands(line)
            elif (card := self._cards.get(name.lower())) is not None:
                yield from self._options(card, arguments, requested=event.completion_requested)
            return
        if " " in line and find_paths(line)[0]:
            if (card := self._cards.get("transcribe")) is not None:
                yield from self._options(card, _last_word(line)[1], requested=False)
            return
        if event.completion_requested:
            yield from self._buttons_and_words(line)
            yield from files(_last_word(line)[0])

    def _commands(self, line: str) -> Iterator[Completion]:
        described = {
            f"/{it.name}": _translated(it.description, self._locale) for it in self._ordered_cards()
        }
        described |= {word: does for word, does in self._words.items() if word.startswith("/")}
        for name, description in described.items():
            if name.startswith(line.lower()):
                yield _completion(name, line, meta=description)

    def _ordered_cards(self) -> list[CommandCard]:
        """Return the users' commands first, then those of administrators."""
        cards = list(self._cards.values())
        return sorted(cards, key=lambda card: "operators" in card.scopes)

    def _options(
        self, card: CommandCard, arguments: str, *, requested: bool
    ) -> Iterator[Completion]:
        """Yield the options of a command and their values; a recording is given as a file."""
        word = arguments.rpartition(" ")[2]
        name, equals, value = word.partition("=")
        for option in card.options:
            typed_name = _TYPED_NAMES.get(option.name, option.name)
            if option.kind == "ephemeral":
                continue
            if option.kind == "recording":
                if requested:
                    yield from files(_last_word(arguments)[0])
            elif option.bare or option.name == "words":
                yield from _values(option, word, self._locale)
            elif option.name != "link" and equals and name in (typed_name, option.name):
                yield from _values(option, value, self._locale)
            elif option.name != "link" and not equals and f"{typed_name}=".startswith(word):
                meta = _translated(option.description, self._locale)
                yield _completion(f"{typed_name}=", word, meta=meta)

    def _buttons_and_words(self, line: str) -> Iterator[Completion]:
        """Yield buttons, by code and by label, and words such as `demo`."""
        typed = line.casefold().removeprefix("#")
        for code, _, button in islice(self._shown.buttons(), _MOST):
            label = printable(button.label)
            if code.startswith(typed) or label.casefold().startswith(typed):
                yield _completion(code, line, display=f"{code} {label}")
        for word, does in self._words.items():
            if not word.startswith("/") and word.startswith(typed):
                yield _completion(word, line, meta=does)


def _values(option: Option, typed: str, locale: str) -> Iterator[Completion]:
    labels = {value: _translated(it, locale) for value, it in option.choices.items()}
    labels |= option.hints
    if option.kind == "yes-no":
        labels |= {"yes": "", "no": ""}
    for value, label in labels.items():
        if value.startswith(typed.casefold()):
            yield _completion(value, typed, meta="" if label == value else label)


def files(typed: str) -> Iterator[Completion]:
    """Yield files and folders whose path begins as typed, in quotes, escaped or plain. A name that
    a terminal can't show can't be typed either and is skipped."""
    quote = typed[:1] if typed[:1] in ("'", '"') else ""
    plain = typed[1:] if quote else _UNESCAPED.sub(r"\1", typed)
    folder, slash, beginning = plain.rpartition("/")
    try:
        with os.scandir(Path(folder + slash or ".").expanduser()) as entries:
            found = sorted(
                islice(entries, 10 * _MOST), key=lambda it: (not _is_folder(it), it.name)
            )
    except (OSError, ValueError, RuntimeError):
        return
    matches = (it for it in found if it.name.casefold().startswith(beginning.casefold()))
    shown = (it for it in matches if beginning.startswith(".") or not it.name.startswith("."))
    for entry in islice(shown, _MOST):
        name = entry.name
        if "\n" in name or "\t" in name or printable(name) != name:
            continue
        end = "/" if _is_folder(entry) else quote
        path = f"{folder}{slash}{name}"
        text = f"{quote}{path}{end}" if quote else _ESCAPED.sub(r"\\\1", path) + end
        yield _completion(text, typed, display=name + ("/" if end == "/" else ""))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _last_word(line: str) -> tuple[str, str]:
    """Return the last word of a line, with its quote and backslashes, and the text after the last
    blank."""
    start, quote, escaped = 0, "", False
    for place, char in enumerate(line):
        if escaped:
            escaped = False
        elif char == "\\" and quote != "'":
            escaped = True
        elif quote:
            quote = "" if char == quote else quote
        elif char in "'\"":
            quote = char
        elif char == " ":
            start = place + 1
    return line[start:], line.rpartition(" ")[2]


def _translated(words: Mapping[str, str], locale: str) -> str:
    return words.get(locale) or words.get(locale.partition("-")[0]) or words.get("en", "")


def _completion(text: str, typed: str, display: str = "", meta: str = "") -> Completion:
    shown = printable(display or text).replace("\n", " ")
    return Completion(text, -len(typed), shown, printable(meta).replace("\n", " "))
