"""Buttons under an answer: send its files again, redo it, delete it."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import ip_address
from urllib.parse import urlsplit

from bot.chat import Button
from bot.i18n.translator import Translator
from storage.models import (
    Captions,
    FileKind,
    Job,
    Options,
    SpeakerCount,
    SummaryStyle,
    VideoCaptions,
)

Row = tuple[Button, ...]
Rows = tuple[Row, ...]

SUMMARY, TRANSCRIPT, SUBTITLES, VOICE = "sum", "txt", "srt", "voc"
"""Actions that send a file. The argument of all actions here is the id of the answer's job."""
CHOOSE, DO, BACK = "redo", "do", "back"
"""Open the choices (`redo:<job>`, `redo:<job>:<page>`), start a redo with an option
(`do:<job>:speakers=2`), show the usual buttons again."""
MENU = "again"
"""Open the choices in a separate message, which has no answer to go back to."""
NAMES = "names"
"""Ask for the names of the speakers."""
DROP, DROP_NOW = "drop", "drop!"
"""Ask for confirmation before deleting a result; delete it."""

LANGUAGE_PAGE, SPEAKERS_PAGE, SUMMARY_PAGE = "lang", "speakers", "summary"

LANGUAGES = {
    "en": "English",
    "tr": "Türkçe",
    "de": "Deutsch",
    "es": "Español",
    "fr": "Français",
    "it": "Italiano",
    "pt": "Português",
    "nl": "Nederlands",
    "pl": "Polski",
    "ru": "Русский",
    "uk": "Українська",
    "ar": "العربية",
    "fa": "فارسی",
    "hi": "हिन्दी",
    "id": "Bahasa Indonesia",
    "zh": "中文",
    "ja": "日本語",
    "ko": "한국어",
}
"""The most spoken languages by their own names, for suggestions that are the same in every locale;
users set any other language by command."""
AUTO = "auto"
"""The choice of an option that leaves it to the service."""
_MOST_SPEAKERS = 6


def result_page(web_url: str, job: Job) -> str:
    """Return the address of a result's page, "" without pages for people elsewhere.

    It signs nobody in: an answer may be forwarded, and a group reads it. Telegram refuses buttons
    to hosts without a dot, such as localhost (`BUTTON_URL_INVALID`), which would lead others to
    their own machine, as an address of a network would.
    """
    return f"{web_url}/result/{job.id}" if _leads_everybody(web_url) else ""


def mini_app(web_url: str) -> str:
    """Return the address that opens the pages inside Telegram, which takes https alone; "" without
    pages for people elsewhere. https://core.telegram.org/bots/api#webappinfo"""
    is_public = web_url.startswith("https://") and _leads_everybody(web_url)
    return f"{web_url}/telegram" if is_public else ""


def _leads_everybody(web_url: str) -> bool:
    host = urlsplit(web_url).hostname or ""
    return "." in host and not _is_address(host)


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def answer_buttons(job: Job, t: Translator, page: str = "") -> Rows:
    """Return the buttons of a finished answer. `page` is the address of the result, "" for none."""
    files = (
        ("button-summary", SUMMARY),
        ("button-transcript", TRANSCRIPT),
        ("button-subtitles", SUBTITLES),
        ("button-voice", VOICE),
    )
    first = tuple(Button(t(key), action, job.id) for key, action in files)
    several = job.result is not None and len(job.result.speakers) > 1
    names = ((Button(t("button-names"), NAMES, job.id),),) if several else ()
    again = Button(t("button-redo"), CHOOSE, job.id)
    opened = ((Button(t("button-open"), url=page),),) if page else ()
    drop = Button(t("button-drop"), DROP, job.id)
    return (*opened, first[:2], first[2:], *names, (again, drop))


def drop_buttons(job: Job, t: Translator) -> Rows:
    """Return the buttons that confirm the deletion of a result."""
    sure = Button(t("button-drop-now"), DROP_NOW, job.id)
    return ((sure,), (_back(job, t),))


def redo_buttons(job: Job, t: Translator, page: str = "", opener: str = CHOOSE) -> Rows:
    """Return the choices of a redo, the present ones ticked; an unknown page means the first.
    `opener` is the action that opens pages: CHOOSE, or MENU in a separate message."""
    match page:
        case "lang":
            rows = _languages(job, t)
        case "speakers":
            rows = _speakers(job, t)
        case "summary":
            rows = _styles(job, t)
        case _:
            pages = _pages(job, t, opener)
            return pages if opener == MENU else (*pages, (_back(job, t),))
    return (*rows, (Button(t("button-back"), opener, job.id),))


def _pages(job: Job, t: Translator, opener: str) -> Rows:
    def page(key: str, name: str) -> Row:
        return (Button(f"{t(key)} ›", opener, f"{job.id}:{name}"),)

    short = job.options.captions is Captions.SHORT
    captions = ("redo-captions-normal", "normal") if short else ("redo-captions-short", "short")
    files = job.result.files if job.result and job.options.speech is not False else ()
    spoken = any(it.kind is FileKind.VOICE for it in files)
    voice = ("redo-voice-off", "no") if spoken else ("redo-voice-on", "yes")
    careful = () if job.options.careful else ((_do(job, t("redo-careful"), "careful=yes"),),)
    quiet = job.result is not None and any(it.code == "too_quiet" for it in job.result.notes)
    louder = ((_do(job, t("redo-louder"), "louder=yes"),),) if quiet else ()
    film = job.result is not None and any(it.kind is FileKind.VIDEO for it in job.result.files)
    has_track = film and job.options.video is VideoCaptions.TRACK
    burned = ((_do(job, t("redo-burned"), "video=burned"),),) if has_track else ()
    return (
        page("redo-language", LANGUAGE_PAGE),
        page("redo-speakers", SPEAKERS_PAGE),
        *careful,
        *louder,
        page("redo-summary", SUMMARY_PAGE),
        (_do(job, t(captions[0]), f"captions={captions[1]}"),),
        *burned,
        (_do(job, t(voice[0]), f"speech={voice[1]}"),),
    )


def _languages(job: Job, t: Translator) -> Rows:
    now = (job.options.language or AUTO).split(",")
    auto = _do(job, _ticked(t("value-auto"), AUTO in now), "lang=auto")
    names = [_do(job, _ticked(t.language(code), code in now), f"lang={code}") for code in LANGUAGES]
    return ((auto,), *in_rows(names, 3))


def _speakers(job: Job, t: Translator) -> Rows:
    now = job.options.speakers
    auto = _do(job, _ticked(t("value-auto"), now == SpeakerCount()), "speakers=auto")
    counts = [
        _do(job, _ticked(f"{count}", now == SpeakerCount(count, count)), f"speakers={count}")
        for count in range(1, _MOST_SPEAKERS + 1)
    ]
    return ((auto,), *in_rows(counts, 3))


def _styles(job: Job, t: Translator) -> Rows:
    return tuple(
        (_do(job, _ticked(t(f"value-{it}"), job.options.summary is it), f"summary={it}"),)
        for it in SummaryStyle
    )


def with_summary(options: Options) -> SummaryStyle:
    """Return the summary style that a spoken summary needs."""
    return SummaryStyle.SHORT if options.summary is SummaryStyle.NONE else options.summary


def _do(job: Job, label: str, option: str) -> Button:
    return Button(label, DO, f"{job.id}:{option}")


def _back(job: Job, t: Translator) -> Button:
    return Button(t("button-back"), BACK, job.id)


def _ticked(label: str, now: bool) -> str:
    return f"✓ {label}" if now else label


def in_rows(buttons: Sequence[Button], columns: int) -> Rows:
    """Return the buttons in rows of so many columns."""
    return tuple(tuple(buttons[at : at + columns]) for at in range(0, len(buttons), columns))
