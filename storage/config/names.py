"""Names of settings: suggestions for misspelt ones, and names that other programs read."""

from __future__ import annotations

import re
from collections.abc import Iterable

OTHERS = re.compile(
    r"""
    (?: HTTPS? | ALL | NO | FTP | WS | WSS )_PROXY
    | COMPOSE_\w+ | DOCKER_\w+ | BUILDKIT_\w+ | LOCK | PIPER       # docker compose
    | (?: BOT | WORKER )_MEMORY | BACKUPS_KEPT                      # docker/compose.yaml
    | TELEGRAM_API_(?: ID | HASH )                                  # the local Bot API server
    | HF_\w+ | HUGGINGFACE_\w+ | HUGGING_FACE_\w+ | TRANSFORMERS_\w+ | XDG_\w+
    | CUDA_\w+ | NVIDIA_\w+ | CT2_\w+ | OMP_\w+ | MKL_\w+ | OPENBLAS_\w+ | ORT_\w+
    | OTEL_(?: BSP | PYTHON | EXPORTER_OTLP_TRACES )_\w+           # OpenTelemetry's SDK
    | OTEL_EXPORTER_OTLP_(?: TIMEOUT | CERTIFICATE | CLIENT_KEY | CLIENT_CERTIFICATE | COMPRESSION )
    | OLLAMA_\w+ | POSTGRES_\w+ | PG[A-Z]+ | VALKEY_\w+ | REDIS_(?: PASSWORD | PORT | HOST )
    | AWS_\w+ | PYTHON\w+ | PIP_\w+ | UV_\w+ | SSL_CERT_\w+ | REQUESTS_CA_BUNDLE | CURL_CA_BUNDLE
    | TZ | LANG | LC_\w+ | PATH | HOME | USER | SHELL | TERM | TMPDIR | [UG]ID | P[UG]ID | UMASK
    | LD_\w+ | MALLOC_\w+ | COLUMNS | NO_COLOR | FORCE_COLOR
    """,
    re.VERBOSE,
)
"""Names that other programs read: they stand in `.env` or the environment for good reason."""

_SHORT = 6  # up to this many letters one slip is allowed: two would mean another name


def closest_name(name: str, known: Iterable[str], most: int = 2) -> str:
    """Return the known name that differs from `name` by the fewest slips.

    A slip is a letter too many, a missing or another letter, or two swapped letters. Returns ""
    when the closest name differs by more than `most` slips.
    """
    near = (each for each in known if abs(len(each) - len(name)) <= most)
    slips, found = min(((distance(name, each), each) for each in near), default=(most + 1, ""))
    return found if slips <= (min(most, 1) if len(name) <= _SHORT else most) else ""


def distance(one: str, other: str) -> int:
    """Return the optimal string alignment distance: Levenshtein's, where two swapped neighbours
    count as one slip."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]
