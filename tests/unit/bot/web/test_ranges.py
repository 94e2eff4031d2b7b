"""Ranges of bytes that a header asks for: RFC 9110, section 14."""

from __future__ import annotations

import pytest

from bot.web.ranges import Span, asked_span


@pytest.mark.parametrize(
    ("header", "span"),
    [
        ("bytes=0-0", Span(0, 0)),
        ("bytes=10-", Span(10, 99)),
        ("bytes=10-500", Span(10, 99)),
        ("bytes=-10", Span(90, 99)),
        ("bytes=-500", Span(0, 99)),
        ("bytes=0-99", Span(0, 99)),
    ],
)
def test_range_is_within_the_object(header: str, span: Span) -> None:
    assert asked_span(header, 100) == span


@pytest.mark.parametrize(
    "header",
    ["", "bytes=-", "bytes=0-1,5-6", "bytes=9-3", "items=0-1", "bytes=a-b", "bytes=1", "x" * 99,
     "bytes=²-3", "bytes=" + "9" * 40 + "-"],
)  # fmt: skip
def test_what_is_no_single_range_is_ignored(header: str) -> None:
    assert asked_span(header, 100) is None


@pytest.mark.parametrize(
    ("header", "size"), [("bytes=100-", 100), ("bytes=-0", 100), ("bytes=0-", 0)]
)
def test_range_outside_is_refused(header: str, size: int) -> None:
    with pytest.raises(ValueError, match="bytes"):
        asked_span(header, size)
