"""Light of HDR films on ordinary screens: white stays bright, nothing is washed out."""

from __future__ import annotations

import pytest

from pipeline.media.tone_mapping import HLG, PQ, _converted, colour_table

PQ_WHITE, HLG_WHITE = 0.581, 0.75
"""Signal of white paper: ITU-R BT.2408, table 1."""


def displayed(signal: float, transfer: int) -> float:
    """Return the signal of grey on an ordinary screen."""
    red, _, _ = _converted((signal, signal, signal), transfer)
    return red


@pytest.mark.parametrize(("transfer", "white"), [(PQ, PQ_WHITE), (HLG, HLG_WHITE)])
def test_tone_mapping_keeps_white_bright_and_the_order(transfer: int, white: float) -> None:
    grey = [displayed(step / 50, transfer) for step in range(51)]
    assert grey == sorted(grey)
    assert grey[0] == 0.0
    assert max(grey) <= 1.0
    assert 0.8 <= displayed(white, transfer) <= 0.9


def test_tone_mapping_keeps_grey_neutral() -> None:
    red, green, blue = _converted((0.5, 0.5, 0.5), PQ)
    assert red == pytest.approx(green, abs=0.002) == pytest.approx(blue, abs=0.002)


def test_colour_table_has_a_row_for_each_colour() -> None:
    first, *rows = colour_table(HLG).splitlines()
    assert first == "LUT_3D_SIZE 33"
    assert len(rows) == 33**3
    assert rows[0] == "0.00000 0.00000 0.00000"
    assert [float(it) for it in rows[-1].split()] == pytest.approx([1.0] * 3, abs=0.001)
