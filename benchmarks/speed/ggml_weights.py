"""Whisper weights of CTranslate2 as a file for whisper.cpp, so that both run the same model.

Layout of the source: CTranslate2's `python/ctranslate2/specs/model_spec.py`. Layout of the result:
whisper.cpp's `models/convert-pt-to-ggml.py`.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import numpy as np
from faster_whisper.feature_extractor import FeatureExtractor
from numpy.typing import NDArray

Array = NDArray[np.generic]
Weights = dict[str, NDArray[np.float32]]
_FLOAT16 = 4
_F32, _F16, _Q8_0 = 0, 1, 8
_FILE_TYPES = {_F16: 1, _Q8_0: 7}
_MAGIC = 0x67676D6C
_TEXT_TOKENS = 50_257
"""Tokens with bytes; whisper.cpp names the special tokens behind them itself."""
_HEADS = 8
_BLOCK = 32
"""Numbers that share one scale in Q8_0."""


def write_ggml(model: Path, target: Path, *, quantized: bool) -> None:
    """Write the float16 model in the folder `model` as a whisper.cpp file, with 8 bits or 16."""
    weights = dict(_read_weights(model / "model.bin"))
    kind = _Q8_0 if quantized else _F16
    with target.open("wb") as file:
        file.write(struct.pack("<12i", _MAGIC, *_sizes(weights), _FILE_TYPES[kind]))
        mel = FeatureExtractor().mel_filters.astype(np.float32)
        file.write(struct.pack("<2i", *mel.shape) + mel.tobytes())
        _write_vocabulary(file, json.loads((model / "vocabulary.json").read_text()))
        for name, values in _tensors(weights):
            _write_tensor(file, name, values, kind)


def _read_weights(path: Path) -> Iterator[tuple[str, NDArray[np.float32]]]:
    with path.open("rb") as file:
        file.read(4)
        _read_name(file)
        _, count = struct.unpack("<2I", file.read(8))
        for _ in range(count):
            name = _read_name(file)
            rank = file.read(1)[0]
            shape = struct.unpack(f"<{rank}I", file.read(4 * rank))
            kind, size = struct.unpack("<BI", file.read(5))
            data = file.read(size)
            if kind == _FLOAT16 and shape:
                values = np.frombuffer(data, np.float16).reshape(shape)
                yield name, values.astype(np.float32)


def _read_name(file: BinaryIO) -> str:
    (length,) = struct.unpack("<H", file.read(2))
    return file.read(length).rstrip(b"\0").decode()


def _sizes(weights: Weights) -> tuple[int, ...]:
    vocabulary, state = weights["decoder/embeddings/weight"].shape
    layers = [
        sum(f"{side}/layer_" in name for name in weights if _is_first(name)) for side in _SIDES
    ]
    encoder, decoder = layers
    audio = len(weights["encoder/position_encodings/encodings"])
    text = len(weights["decoder/position_encodings/encodings"])
    mels = weights["encoder/conv1/weight"].shape[1]
    return (vocabulary, audio, state, _HEADS, encoder, text, state, _HEADS, decoder, mels)


_SIDES = ("encoder", "decoder")


def _is_first(name: str) -> bool:
    return name.endswith("self_attention/linear_0/bias")


def _write_vocabulary(file: BinaryIO, tokens: list[str]) -> None:
    byte_of = {char: value for value, char in _byte_characters().items()}
    file.write(struct.pack("<i", _TEXT_TOKENS))
    for token in tokens[:_TEXT_TOKENS]:
        data = bytes(byte_of[char] for char in token if char in byte_of)
        file.write(struct.pack("<i", len(data)) + data)


def _byte_characters() -> dict[int, str]:
    """Return the character by which GPT-2's vocabulary writes each byte."""
    printable = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    others = [byte for byte in range(256) if byte not in printable]
    written = {byte: chr(byte) for byte in printable}
    return written | {byte: chr(256 + number) for number, byte in enumerate(others)}


def _tensors(weights: Weights) -> Iterator[tuple[str, NDArray[np.float32]]]:
    yield "encoder.positional_embedding", weights["encoder/position_encodings/encodings"]
    yield "decoder.positional_embedding", weights["decoder/position_encodings/encodings"]
    yield "decoder.token_embedding.weight", weights["decoder/embeddings/weight"]
    for conv in ("conv1", "conv2"):
        yield f"encoder.{conv}.weight", weights[f"encoder/{conv}/weight"]
        yield f"encoder.{conv}.bias", weights[f"encoder/{conv}/bias"][:, None]
    yield from _norm(weights, "encoder/layer_norm", "encoder.ln_post")
    yield from _norm(weights, "decoder/layer_norm", "decoder.ln")
    for side in _SIDES:
        for layer in range(sum(_is_first(name) and name.startswith(side) for name in weights)):
            yield from _layer(weights, f"{side}/layer_{layer}", f"{side}.blocks.{layer}")


def _layer(weights: Weights, source: str, target: str) -> Iterator[tuple[str, NDArray[np.float32]]]:
    yield from _attention(weights, f"{source}/self_attention", f"{target}.attn")
    if f"{source}/attention/linear_0/weight" in weights:
        yield from _attention(weights, f"{source}/attention", f"{target}.cross_attn")
    yield from _norm(weights, f"{source}/ffn/layer_norm", f"{target}.mlp_ln")
    for number, name in ((0, "mlp.0"), (1, "mlp.2")):
        for part in ("weight", "bias"):
            yield f"{target}.{name}.{part}", weights[f"{source}/ffn/linear_{number}/{part}"]


def _attention(
    weights: Weights, source: str, target: str
) -> Iterator[tuple[str, NDArray[np.float32]]]:
    """CTranslate2 joins query, key and value of one input to one matrix."""
    yield from _norm(weights, f"{source}/layer_norm", f"{target}_ln")
    joined = [name for name in ("linear_0", "linear_1", "linear_2") if _has(weights, source, name)]
    *inputs, output = joined
    for part in ("weight", "bias"):
        whole = np.concatenate([weights[f"{source}/{name}/{part}"] for name in inputs])
        for name, values in zip(("query", "key", "value"), np.split(whole, 3), strict=True):
            if (name, part) != ("key", "bias"):  # Whisper has none; CTranslate2 stores zeros
                yield f"{target}.{name}.{part}", values
        yield f"{target}.out.{part}", weights[f"{source}/{output}/{part}"]


def _has(weights: Weights, source: str, name: str) -> bool:
    return f"{source}/{name}/weight" in weights


def _norm(weights: Weights, source: str, target: str) -> Iterator[tuple[str, NDArray[np.float32]]]:
    yield f"{target}.weight", weights[f"{source}/gamma"]
    yield f"{target}.bias", weights[f"{source}/beta"]


def _write_tensor(file: BinaryIO, name: str, values: NDArray[np.float32], kind: int) -> None:
    if values.ndim == 1 or name.endswith(("bias", "positional_embedding")):
        kind = _F32
    elif values.ndim > 2 or values.shape[-1] % _BLOCK:
        kind = _F16
    label = name.encode()
    file.write(struct.pack("<3i", values.ndim, len(label), kind))
    file.write(struct.pack(f"<{values.ndim}i", *reversed(values.shape)) + label)
    file.write(_encode(values, kind))


def _encode(values: NDArray[np.float32], kind: int) -> bytes:
    if kind == _F32:
        return values.astype(np.float32).tobytes()
    if kind == _F16:
        return values.astype(np.float16).tobytes()
    blocks = values.reshape(-1, _BLOCK)
    scales = np.abs(blocks).max(axis=1) / 127
    numbers = np.round(blocks / np.where(scales, scales, 1)[:, None]).astype(np.int8)
    packed = np.empty(len(blocks), dtype=[("scale", "<f2"), ("numbers", "i1", _BLOCK)])
    packed["scale"], packed["numbers"] = scales, numbers
    return packed.tobytes()
