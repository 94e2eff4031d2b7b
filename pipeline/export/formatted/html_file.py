"""A transcript as one HTML file: no other file, no request to anybody.

A short recording is part of the file. For a longer one the reader chooses their copy of it, which
stays on their machine: ten hours of sound as text would make a file that no chat takes and that a
browser holds in memory twice. Texts are data everywhere; the policy of the page allows its own
script and style by their digests and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, tostring

from pipeline.export.documents import NO_SPEECH, clock
from pipeline.export.formatted.content import DOUBTFUL, Content, Paragraph, Section
from pipeline.export.formatted.document import LARGEST_RECORDING
from pipeline.media.browser_media import media_type
from pipeline.media.signatures import HEAD_BYTES

_HERE = Path(__file__).parent


_STYLE = (_HERE / "page.css").read_text(encoding="utf-8").strip()
_SCRIPT = (_HERE / "page.js").read_text(encoding="utf-8").strip()
"""Read at the import: later the child may read no file of the program."""


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def html_file(content: Content, recording: Path | None = None) -> bytes:
    """Return the page, with the recording if it is short and browsers play it."""
    language = content.language
    root = Element("html", {"lang": language, "dir": _dir(content.right_to_left)})
    _head(SubElement(root, "head"), content.title)
    body = SubElement(root, "body")
    about = SubElement(body, "header", lang=content.summary_language)
    about.set("dir", _dir(content.summary_right_to_left))
    SubElement(about, "h1", dir="auto").text = content.title
    if content.facts:
        SubElement(about, "p", {"class": "facts"}).text = content.facts
    _player(body, recording)
    main = SubElement(body, "main")
    _summary(main, content)
    _transcript(main, content)
    SubElement(body, "script").text = _SCRIPT
    page: bytes = tostring(root, encoding="utf-8", method="html")
    return b"<!doctype html>\n" + page + b"\n"


def _dir(right_to_left: bool) -> str:
    return "rtl" if right_to_left else "ltr"


def _head(head: Element, title: str) -> None:
    policy = (
        f"default-src 'none'; script-src {_digest(_SCRIPT)}; style-src {_digest(_STYLE)}; "
        "media-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    SubElement(head, "meta", charset="utf-8")
    SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": policy})
    SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    SubElement(head, "meta", name="referrer", content="no-referrer")
    SubElement(head, "title").text = title
    SubElement(head, "style").text = _STYLE


def _player(body: Element, recording: Path | None) -> None:
    """Add a player: of the recording in the file, else of the one that the reader chooses."""
    source = _source(recording) if recording is not None else None
    player = SubElement(body, "div", id="player", hidden="", lang="en", dir="ltr")
    if source is None:
        label = SubElement(player, "label")
        label.text = "Open your copy of the recording to hear the words: "
        SubElement(label, "input", id="file", type="file", accept="audio/*,video/*")
    media = SubElement(player, "video", id="media", controls="", playsinline="", preload="metadata")
    if source is None:
        media.set("hidden", "")
    else:
        media.set("src", source)


def _source(recording: Path) -> str | None:
    """Return the address that is the recording itself; None for what is too long or unknown."""
    if recording.stat().st_size > LARGEST_RECORDING:
        return None
    data = recording.read_bytes()
    kind = media_type(data[:HEAD_BYTES])
    return f"data:{kind.mime};base64,{base64.b64encode(data).decode()}" if kind else None


def _summary(main: Element, content: Content) -> None:
    if not content.gist and not content.sections:
        return
    part = SubElement(main, "section", lang=content.summary_language)
    part.set("dir", _dir(content.summary_right_to_left))
    if content.gist:
        SubElement(part, "p").text = content.gist
    for section in content.sections:
        _section(part, section)


def _section(part: Element, section: Section) -> None:
    SubElement(part, "h2", lang="en").text = section.title
    items = SubElement(part, "ul")
    for each in section.items:
        item = SubElement(items, "li", dir=_dir(each.right_to_left))
        at = _time(item, each.start)
        at.tail = f" {'☐ ' if each.box else ''}{each.text}"


def _transcript(main: Element, content: Content) -> None:
    part = SubElement(main, "section", id="transcript")
    SubElement(part, "h2", lang="en").text = "Transcript"
    if not content.paragraphs:
        SubElement(part, "p", lang="en").text = NO_SPEECH
    if content.has_doubtful:
        note = SubElement(part, "p", {"class": "note"})
        SubElement(note, "bdi", lang="en").text = DOUBTFUL
    for each in content.paragraphs:
        _paragraph(part, each)


def _paragraph(part: Element, each: Paragraph) -> None:
    if each.heading:
        SubElement(part, "h3", dir="auto").text = each.heading
    attributes = {"class": f"s{each.colour}", "dir": _dir(each.right_to_left)}
    if each.language:
        attributes["lang"] = each.language
    paragraph = SubElement(part, "p", attributes)
    if each.speaker:
        name = SubElement(paragraph, "b", dir="auto")
        name.text, name.tail = each.speaker, " "
    last = _time(paragraph, each.start)
    last.tail = " "
    for run in each.runs:
        if run.start is None:
            last.tail = (last.tail or "") + run.text
            continue
        last = SubElement(paragraph, "u" if run.doubtful else "span")
        last.set("data-t", f"{run.start:.3f}")
        last.text = run.text


def _time(parent: Element, seconds: float) -> Element:
    link = SubElement(parent, "a", {"class": "at", "href": f"#t={seconds:.3f}"})
    link.text = clock(seconds)
    return link
