"""Child process that loads a model on a device and computes a moment: `FOLDER DEVICE TYPE`.

CUDA libraries may crash a process in which one of them is missing; then only this child ends.
"""

from __future__ import annotations

import sys

_FRAMES = 200


def main(folder: str, device: str, compute_type: str) -> None:
    """Encode two seconds of silence and generate a token. Raises errors of CTranslate2."""
    from pipeline.engines.whisper.device import preload_libraries  # noqa: PLC0415 fast to import

    if device == "cuda":
        preload_libraries()
    import ctranslate2  # noqa: PLC0415 after the libraries
    import numpy as np  # noqa: PLC0415

    model = ctranslate2.models.Whisper(folder, device=device, compute_type=compute_type)
    silence = np.zeros((1, model.n_mels, _FRAMES), np.float32)
    encoded = model.encode(ctranslate2.StorageView.from_array(silence), to_cpu=True)
    start = 50258 if model.is_multilingual else 50257  # <|startoftranscript|>
    model.generate(encoded, [[start]], beam_size=1, max_length=2)


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except (RuntimeError, ValueError) as error:
        sys.exit(str(error))
