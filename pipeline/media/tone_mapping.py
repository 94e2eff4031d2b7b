"""A colour table from films with high dynamic range or wide colours to BT.709, as a .cube file.

FFmpeg's own scaler does the same since 7.1, but needs 10 to 20 seconds to begin. Runs inside the
confined child only.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import product

PQ, HLG = 16, 18
"""Transfer characteristics of ITU-T H.273."""
_STEPS = 33
"""Entries a side: what colour tables of cameras have."""
_WHITE_NITS = 203.0
"""Light of white paper or a caption in HDR films: ITU-R BT.2408."""
_PEAK = 1000.0 / _WHITE_NITS
"""Brightest light that most films have, in terms of white."""
_KNEE = 0.3
"""Light up to which nothing changes, in terms of white: skin and most of a room."""
_DISPLAY_GAMMA = 2.4
_HLG_GAMMA = 1.2
_TO_BT709 = (
    (1.6605, -0.5876, -0.0728),
    (-0.1246, 1.1329, -0.0083),
    (-0.0182, -0.1006, 1.1187),
)
"""Linear light of BT.2020 primaries to BT.709: ITU-R BT.2087."""


def colour_table(transfer: int) -> str:
    """Return the table for pictures with BT.2020 primaries and this transfer, as .cube text."""
    steps = [number / (_STEPS - 1) for number in range(_STEPS)]
    rows = (
        " ".join(f"{it:.5f}" for it in _converted((red, green, blue), transfer))
        for blue, green, red in product(steps, repeat=3)  # red changes fastest
    )
    return "\n".join([f"LUT_3D_SIZE {_STEPS}", *rows, ""])


def _converted(signal: tuple[float, float, float], transfer: int) -> Iterable[float]:
    light = _light(signal, transfer)
    mixed = [sum(a * b for a, b in zip(row, light, strict=True)) for row in _TO_BT709]
    brightest = max(mixed)
    scale = 1.0
    if transfer in (PQ, HLG) and brightest > _KNEE:
        scale = _compressed(brightest) / brightest
    return [min(1.0, max(0.0, it * scale)) ** (1 / _DISPLAY_GAMMA) for it in mixed]


def _light(signal: tuple[float, float, float], transfer: int) -> list[float]:
    """Return the light of a screen for a signal, linear, 1 is white."""
    if transfer == PQ:
        return [_pq_nits(it) / _WHITE_NITS for it in signal]
    if transfer == HLG:
        scene = [_hlg_scene(it) for it in signal]
        luminance = sum(a * b for a, b in zip((0.2627, 0.6780, 0.0593), scene, strict=True))
        factor = _PEAK * luminance ** (_HLG_GAMMA - 1) if luminance else 0.0
        return [it * factor for it in scene]
    return [it**_DISPLAY_GAMMA for it in signal]


def _pq_nits(signal: float) -> float:
    """Return candela per square metre: SMPTE ST 2084."""
    power = signal ** (1 / 78.84375)
    ratio = max(0.0, power - 0.8359375) / (18.8515625 - 18.6875 * power)
    return 10000.0 * float(ratio ** (1 / 0.1593017578125))


def _hlg_scene(signal: float) -> float:
    """Return light of the scene, 0..1: ITU-R BT.2100."""
    if signal <= 0.5:
        return signal * signal / 3
    return (math.exp((signal - 0.55991073) / 0.17883277) + 0.28466892) / 12


def _compressed(light: float) -> float:
    """Return light above the knee within 0..1: a Möbius curve, as FFmpeg's filter `tonemap`."""
    a = -_KNEE * _KNEE * (_PEAK - 1) / (_KNEE * _KNEE - 2 * _KNEE + _PEAK)
    b = (_KNEE * _KNEE - 2 * _KNEE * _PEAK + _PEAK) / (_PEAK - 1)
    return (b * b + 2 * b * _KNEE + _KNEE * _KNEE) / (b - a) * (light + a) / (light + b)
