"""What /settings looks like: one message that turns into its pages, its state all in its buttons.

A button carries whose menu it is, so that in a group nobody turns the pages of somebody else's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from bot.chat import Button, Message, Span
from bot.i18n.translator import Translations, Translator
from bot.parsing.options import spoken_count
from bot.views.answer_buttons import LANGUAGES
from storage.models import Captions, Format, Options, Person, SummaryStyle, VoiceConsent

OPEN, SET = "menu", "set"
"""The buttons' actions: `menu:<page>:<owner>` and `set:<wish>:<choice>:<owner>`."""
MAIN, TONGUE, NEWS, VOICES = "main", "tongue", "news", "voices"
AUTO, RESET = "auto", "reset"


@dataclass(frozen=True, slots=True)
class Page:
    """The choices of one setting, as wishes are written; `by` shows how to do it by command."""

    choices: tuple[str, ...]
    columns: int
    by: str


PAGES: Mapping[str, Page] = MappingProxyType(
    {
        "lang": Page((AUTO, *LANGUAGES), 3, "/language de"),
        "speakers": Page((AUTO, *"123456"), 4, "/speakers 2-4"),
        "summary": Page(tuple(SummaryStyle), 3, "/summary short"),
        "summary_lang": Page((AUTO, *LANGUAGES), 3, "/settings summary_lang=de"),
        "speech": Page(("yes", "no"), 2, "/speech no"),
        "formats": Page(tuple(Format), 3, "/formats txt,vtt"),
        "captions": Page(tuple(Captions), 2, "/settings captions=short"),
        "careful": Page(("no", "yes"), 2, "/settings careful=yes"),
        VOICES: Page(("no", "yes"), 2, "/settings voices=yes"),
        TONGUE: Page((AUTO,), 2, "/settings tongue=tr"),
        NEWS: Page(("no", "yes"), 2, "/settings news=yes"),
    }
)
"""Every setting that has a page, by the name of its wish. `menu-<wish>` is its name in words,
`page-<wish>` its question, `wish-<wish>` the line that says how it is set."""


@dataclass(frozen=True, slots=True)
class Menu:
    """One person's menu: what they chose, whose account opened it, the words for it, and the
    pages that this service has no use for."""

    person: Person
    owner: str
    words: Translations
    t: Translator
    without: tuple[str, ...] = ()

    @property
    def pages(self) -> Sequence[str]:
        """The settings that there are."""
        return [wish for wish in PAGES if wish not in self.without]

    def main(self, heading: str) -> Message:
        """Every setting with its present value, and a button to the page of each."""
        how = self.t("settings-how")
        buttons = [
            Button(self.t(f"menu-{wish}"), OPEN, f"{wish}:{self.owner}") for wish in self.pages
        ]
        reset = Button(self.t("button-reset"), SET, f"{RESET}::{self.owner}")
        return Message(
            (Span(heading, "bold"), Span(f"\n{self._listed()}\n\n{how}")),
            (*_in_rows(buttons, 2), (reset,)),
        )

    def page(self, wish: str) -> Message:
        """The choices of one setting, those that are so now with a tick."""
        page, now = PAGES[wish], self._now(wish)
        buttons = [
            Button(
                f"✓ {self._label(wish, choice)}" if choice in now else self._label(wish, choice),
                SET,
                f"{wish}:{choice}:{self.owner}",
            )
            for choice in self._choices(wish)
        ]
        back = Button(self.t("button-to-settings"), OPEN, f"{MAIN}:{self.owner}")
        return Message(
            (
                Span(self.t(f"page-{wish}"), "bold"),
                Span(f"\n{self._line(wish)}\n\n{self.t('page-by', command=page.by)}"),
            ),
            (*_in_rows(buttons, page.columns), (back,)),
        )

    def _listed(self) -> str:
        lines = [self._line(wish) for wish in self.pages]
        if hints := self.person.options.hints:
            lines.append(self.t("wish-hints", value=_some(hints)))
        return "\n".join(lines)

    def _line(self, wish: str) -> str:
        labels = [self._label(wish, choice) for choice in self._now(wish)]
        return self.t(f"wish-{wish}", value=", ".join(labels) or self.t("value-none"))

    def _choices(self, wish: str) -> Sequence[str]:
        return (AUTO, *self.words.locales) if wish == TONGUE else PAGES[wish].choices

    def _now(self, wish: str) -> Sequence[str]:
        """The choices that are made now."""
        if wish == TONGUE:
            return (self.person.ui_locale or AUTO,)
        if wish == NEWS:
            return ("yes" if self.person.news else "no",)
        return _chosen(self.person.options)[wish]

    def _label(self, wish: str, choice: str) -> str:
        if choice == AUTO:
            return self.t("value-platform" if wish == TONGUE else "value-auto")
        if wish == TONGUE:
            return self.words.for_locale(choice)("locale-name")
        if wish in ("lang", "summary_lang"):
            return LANGUAGES.get(choice, choice)
        if wish == "speakers" or (wish == "formats" and choice != Format.VIDEO):
            return choice
        return self.t(f"value-{choice}")


def _chosen(options: Options) -> dict[str, Sequence[str]]:
    return {
        "lang": (options.language or AUTO,),
        "speakers": (spoken_count(options.speakers),),
        "summary": (options.summary,),
        "summary_lang": (options.summary_language or AUTO,),
        "speech": ("no" if options.speech is False else "yes",),
        "formats": options.formats,
        "captions": (options.captions,),
        "careful": ("yes" if options.careful else "no",),
        VOICES: ("yes" if options.voices is VoiceConsent.YES else "no",),
    }


def _some(hints: Sequence[str], most: int = 300) -> str:
    """As many of the words as fit into a line or two."""
    text = ", ".join(hints)
    return text if len(text) <= most else f"{text[:most]}…"


def _in_rows(buttons: Sequence[Button], size: int) -> list[tuple[Button, ...]]:
    return [tuple(buttons[at : at + size]) for at in range(0, len(buttons), size)]
