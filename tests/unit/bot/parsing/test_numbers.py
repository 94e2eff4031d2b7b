import pytest

from bot.parsing.numbers import small_number


@pytest.mark.parametrize(
    ("written", "number"),
    [("0", 0), ("7", 7), ("0012", 12), ("9999", 9999), ("10000", 0), ("-1", 0), ("", 0), ("²", 0)],
)
def test_small_number_of_invalid_text_is_zero(written: str, number: int) -> None:
    assert small_number(written) == number


def test_small_number_accepts_more_digits_when_allowed() -> None:
    assert small_number("10000", digits=5) == 10000
