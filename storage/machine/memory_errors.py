"""Errors that mean: this process gets no more memory. Each library says it in its own way."""

from __future__ import annotations

import errno

_WORDS = (
    "bad_alloc",  # C++: CTranslate2, ONNX Runtime
    "bad allocation",
    "failed to allocate memory",  # ONNX Runtime's arena
    "can't allocate memory",  # PyTorch on a CPU
    "cannot allocate memory",
    "can't start new thread",  # CPython, which has no room for a stack
    "unable to allocate",  # NumPy
)


def is_out_of_memory(error: BaseException) -> bool:
    """Return whether an error means that memory was refused."""
    if isinstance(error, MemoryError):
        return True
    if isinstance(error, OSError):
        return error.errno == errno.ENOMEM
    text = str(error).lower()
    return isinstance(error, Exception) and any(words in text for words in _WORDS)
