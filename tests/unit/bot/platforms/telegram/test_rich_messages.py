"""Sections become blocks of plain strings: no text becomes markup."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat import Section, Span
from bot.platforms.telegram.rich_messages import MOST_BLOCKS, rich_message

HOSTILE = "<details>**[x](tg://user?id=1)** @all /start #a\n$$\\x$$ </p>`&amp;"


def strings(node: Any) -> Iterator[str]:
    """Yield every text in a rich message."""
    match node:
        case str():
            yield node
        case list():
            for each in node:
                yield from strings(each)
        case dict():
            for name in ("summary", "text", "blocks"):
                yield from strings(node.get(name, []))


def blocks(node: Any) -> int:
    return sum(1 + blocks(each.get("blocks", [])) for each in node)


def test_sections_become_paragraphs_and_details() -> None:
    rich = rich_message(
        (
            Section("", (Span("Budget", "bold"), Span("\n1:02 · en\n\nWe met."))),
            Section("Chapters", (Span("0:00 Hello"), Span("\n1:05 Money"))),
            Section("Nothing", (Span("\n"),)),
        )
    )
    assert rich == {
        "skip_entity_detection": True,
        "blocks": [
            {"type": "paragraph", "text": {"type": "bold", "text": "Budget"}},
            {"type": "paragraph", "text": "1:02 · en"},
            {"type": "paragraph", "text": "We met."},
            {
                "type": "details",
                "summary": "Chapters",
                "blocks": [
                    {"type": "paragraph", "text": "0:00 Hello"},
                    {"type": "paragraph", "text": "1:05 Money"},
                ],
            },
        ],
    }


def test_styles_within_a_line_stay_in_its_paragraph() -> None:
    rich = rich_message((Section("", (Span("It is "), Span("so", "italic"), Span(".", "quote"))),))
    assert rich["blocks"] == [
        {"type": "paragraph", "text": ["It is ", {"type": "italic", "text": "so"}, "."]}
    ]


def test_hostile_text_stays_plain() -> None:
    rich = rich_message((Section(HOSTILE, (Span(HOSTILE, "bold"),)),))
    assert set(rich) == {"blocks", "skip_entity_detection"}
    assert list(strings(rich["blocks"])) == [HOSTILE, *HOSTILE.split("\n")]


def test_thousands_of_lines_share_paragraphs() -> None:
    text = "\n".join(f"line {number}" for number in range(3000))
    rich = rich_message((Section("", (Span("top"),)), Section("Transcript", (Span(text),))))
    assert blocks(rich["blocks"]) <= MOST_BLOCKS
    kept = "".join(strings(rich["blocks"])).replace("\n", "")
    assert kept.endswith(text.replace("\n", ""))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.text(max_size=20),
            st.lists(st.text(alphabet=st.sampled_from("a\n<\ud800😀*"), max_size=900), max_size=4),
        ),
        max_size=8,
    )
)
def test_rich_messages_keep_the_limits_for_any_sections(parts: list[tuple[str, list[str]]]) -> None:
    sections = tuple(Section(title, tuple(Span(text) for text in texts)) for title, texts in parts)
    rich = rich_message(sections)
    assert blocks(rich["blocks"]) <= MOST_BLOCKS
    expected = sum(len(text.replace("\n", "")) for _, texts in parts for text in texts)
    length = sum(
        len(text.replace("\n", ""))
        for block in rich["blocks"]
        for text in strings(block.get("blocks") or block.get("text"))
    )
    assert length == expected
    "".join(strings(rich["blocks"])).encode()
