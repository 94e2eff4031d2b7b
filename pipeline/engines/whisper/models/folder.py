"""Checks of a folder for a Whisper model of CTranslate2, with advice for other formats."""

from __future__ import annotations

from pathlib import Path

NEEDED = ("model.bin", "config.json", "tokenizer.json")
_SPEC = b"WhisperSpec"
_LFS = b"version https://git-lfs"
_CONVERT = (
    "convert it: pip install transformers torch; ct2-transformers-converter --model {source} "
    "--output_dir whisper-ct2 --quantization float16 "
    "--copy_files tokenizer.json preprocessor_config.json"
)


def find_problem(folder: Path) -> str:
    """Return why the folder can't be used and what to do, in a sentence; "" when it can."""
    if folder.is_file():
        return f"{folder} is a file: name the folder with model.bin in it"
    if not folder.is_dir():
        return f"there is no folder {folder}"
    try:
        return _problem(folder)
    except PermissionError:
        return f"{folder} can't be read by this user: change its owner or its mode"


def _problem(folder: Path) -> str:
    if not (folder / "model.bin").is_file():
        return _describe_folder(folder)
    with (folder / "model.bin").open("rb") as file:
        start = file.read(64)
    if start.startswith(_LFS):
        return f"model.bin in {folder} is a pointer of Git LFS: run `git lfs pull` there"
    # The format's version, the length of a name, the name of the model's specification.
    if _SPEC not in start:
        return f"model.bin in {folder} is not a Whisper model in CTranslate2 format"
    for name in NEEDED:
        if not (folder / name).is_file():
            return (
                f"no {name} in {folder}: copy it there from where the model comes from "
                "(ct2-transformers-converter takes --copy_files tokenizer.json "
                "preprocessor_config.json)"
            )
    return ""


def _describe_folder(folder: Path) -> str:
    found = describe_format({path.name for path in folder.iterdir()})
    if not found:
        inside = sorted(path.parent.name for path in folder.glob("*/model.bin"))
        hint = f"; did you mean {folder / inside[0]}?" if inside else ""
        return f"no model.bin in {folder}{hint}"
    return f"no model.bin in {folder}: it holds {found.format(source=folder)}"


def describe_format(names: set[str]) -> str:
    """Return the format of a model in another format, with advice; "" for an unknown one.

    `names` are the files of the folder or repository. `{source}` in the result stands for it.
    """
    if any(name.endswith(".safetensors") or name.startswith("pytorch_model") for name in names):
        return "a model for Transformers; " + _CONVERT
    if any(name.endswith(".gguf") or name.startswith("ggml") for name in names):
        return (
            "a model for whisper.cpp, which can't be converted; take the same one from the hub "
            "by its short name, such as small"
        )
    if any(name.endswith(".pt") for name in names):
        return (
            "a model in OpenAI's own format; take the same one from the hub by its short name, "
            "such as small"
        )
    return ""
