"""Menu of /settings: one message that is edited into its pages; its state is in its buttons.

Each button carries the owner of the menu, so that in a group only the owner can use it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from bot.chat import Button, Message, Span
from bot.i18n.translator import Translations, Translator
from bot.parsing.options import speaker_count_text
from bot.parsing.replacements import rules_text
from bot.views.answer_buttons import AUTO, LANGUAGES, in_rows
from storage.models import (
    Captions,
    Clean,
    Format,
    Numbers,
    Options,
    Person,
    SummaryStyle,
    VideoCaptions,
    VoiceConsent,
)

OPEN, SET = "menu", "set"
"""Actions of the buttons: `menu:<page>:<owner>` and `set:<setting>:<choice>:<owner>`."""
MAIN, UI_LOCALE, NEWS, VOICES = "main", "tongue", "news", "voices"
RESET = "reset"


@dataclass(frozen=True, slots=True)
class Page:
    """Choices of one setting, as typed in a command; `example` is that command."""

    choices: tuple[str, ...]
    columns: int
    example: str


PAGES: Mapping[str, Page] = MappingProxyType(
    {
        "lang": Page((AUTO, *LANGUAGES), 3, "/language de"),
        "speakers": Page((AUTO, *"123456"), 4, "/speakers 2-4"),
        "summary": Page(tuple(SummaryStyle), 3, "/summary short"),
        "summary_lang": Page((AUTO, *LANGUAGES), 3, "/settings summary_lang=de"),
        "speech": Page(("yes", "no"), 2, "/speech no"),
        "formats": Page(tuple(Format), 3, "/formats txt,vtt"),
        "captions": Page(tuple(Captions), 2, "/settings captions=short"),
        "video": Page(tuple(VideoCaptions), 2, "/settings video=burned"),
        "clean": Page(tuple(Clean), 2, "/settings clean=light"),
        "numbers": Page(tuple(Numbers), 2, "/settings numbers=digits"),
        "careful": Page(("no", "yes"), 2, "/settings careful=yes"),
        "louder": Page(("no", "yes"), 2, "/settings louder=yes"),
        VOICES: Page(("no", "yes"), 2, "/settings voices=yes"),
        UI_LOCALE: Page((AUTO,), 2, "/settings tongue=tr"),
        NEWS: Page(("no", "yes"), 2, "/settings news=yes"),
    }
)
"""Pages by setting. The Fluent messages are `menu-<setting>` for its name, `page-<setting>` for its
question and `wish-<setting>` for its present value."""


@dataclass(frozen=True, slots=True)
class Menu:
    """Menu of one user: their settings, the account id that opened it, the translations, and the
    settings that this service does not offer."""

    person: Person
    owner: str
    translations: Translations
    t: Translator
    hidden: tuple[str, ...] = ()

    @property
    def pages(self) -> Sequence[str]:
        """Return the settings that the menu offers."""
        return [setting for setting in PAGES if setting not in self.hidden]

    def main(self, heading: str) -> Message:
        """Return the main page: every setting with its present value and a button to its page."""
        how = self.t("settings-how")
        buttons = [
            Button(self.t(f"menu-{setting}"), OPEN, f"{setting}:{self.owner}")
            for setting in self.pages
        ]
        reset = Button(self.t("button-reset"), SET, f"{RESET}::{self.owner}")
        return Message(
            (Span(heading, "bold"), Span(f"\n{self._values_text()}\n\n{how}")),
            (*in_rows(buttons, 2), (reset,)),
        )

    def page(self, setting: str) -> Message:
        """Return the page of one setting, with its present choices ticked."""
        page, current = PAGES[setting], self._current(setting)
        buttons = [
            Button(
                f"✓ {self._label(setting, choice)}"
                if choice in current
                else self._label(setting, choice),
                SET,
                f"{setting}:{choice}:{self.owner}",
            )
            for choice in self._choices(setting)
        ]
        back = Button(self.t("button-to-settings"), OPEN, f"{MAIN}:{self.owner}")
        return Message(
            (
                Span(self.t(f"page-{setting}"), "bold"),
                Span(f"\n{self._line(setting)}\n\n{self.t('page-by', command=page.example)}"),
            ),
            (*in_rows(buttons, page.columns), (back,)),
        )

    def _values_text(self) -> str:
        lines = [self._line(setting) for setting in self.pages]
        if hints := self.person.options.hints:
            lines.append(self.t("wish-hints", value=_clip(", ".join(hints))))
        if rules := self.person.options.replacements:
            lines.append(self.t("wish-replace", value=_clip(rules_text(rules))))
        return "\n".join(lines)

    def _line(self, setting: str) -> str:
        labels = [self._label(setting, choice) for choice in self._current(setting)]
        return self.t(f"wish-{setting}", value=", ".join(labels) or self.t("value-none"))

    def _choices(self, setting: str) -> Sequence[str]:
        return (
            (AUTO, *self.translations.locales) if setting == UI_LOCALE else PAGES[setting].choices
        )

    def _current(self, setting: str) -> Sequence[str]:
        """Return the present choices of a setting."""
        if setting == UI_LOCALE:
            return (self.person.ui_locale or AUTO,)
        if setting == NEWS:
            return ("yes" if self.person.news else "no",)
        return _option_values(self.person.options)[setting]

    def _label(self, setting: str, choice: str) -> str:
        if setting == UI_LOCALE:
            if choice == AUTO:
                return self.t("value-platform")
            return self.translations.for_locale(choice)("locale-name")
        return _choice_label(setting, choice, self.t)


def _choice_label(setting: str, choice: str, t: Translator) -> str:
    """Return a choice of a setting in words."""
    if choice == AUTO:
        return t("value-auto")
    if setting in ("lang", "summary_lang"):
        return t.language(choice)
    if setting == "speakers" or (setting == "formats" and choice != Format.VIDEO):
        return choice
    return t(f"value-{choice}")


def changed_lines(before: Options, after: Options, t: Translator) -> Iterator[str]:
    """Yield a line for each option that has another value after a change, with that value."""
    old, new = _option_values(before), _option_values(after)
    for setting, choices in new.items():
        if tuple(choices) != tuple(old[setting]) and setting != VOICES:
            labels = ", ".join(_choice_label(setting, choice, t) for choice in choices)
            yield t(f"wish-{setting}", value=labels or t("value-none"))
    if before.hints != after.hints:
        yield t("wish-hints", value=_clip(", ".join(after.hints)) or t("value-none"))
    if before.replacements != after.replacements:
        yield t("wish-replace", value=_clip(rules_text(after.replacements)) or t("value-none"))


def _option_values(options: Options) -> dict[str, Sequence[str]]:
    return {
        "lang": (options.language or AUTO).split(","),
        "speakers": (speaker_count_text(options.speakers),),
        "summary": (options.summary,),
        "summary_lang": (options.summary_language or AUTO,),
        "speech": ("no" if options.speech is False else "yes",),
        "formats": options.formats,
        "captions": (options.captions,),
        "clean": (options.clean,),
        "numbers": (options.numbers,),
        "video": (options.video,),
        "careful": ("yes" if options.careful else "no",),
        "louder": ("yes" if options.louder else "no",),
        VOICES: ("yes" if options.voices is VoiceConsent.YES else "no",),
    }


def _clip(text: str, most: int = 300) -> str:
    """Return as much of the text as fits into a line or two."""
    return text if len(text) <= most else f"{text[:most]}…"
