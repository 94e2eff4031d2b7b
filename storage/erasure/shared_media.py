"""Results of one person's jobs beside a recording that others sent, too.

Texts with names that somebody typed, files under a name of theirs, and a transcript with their
hints are next to the results of other people on the same bytes. Each job marks what it uses. What
only deleted jobs used goes with them.

A mark is an empty object `users/<media>/<job>/<name>`. The name is that of a checkpoint, a folder
of windows or a folder of files. Marks of a file of a joined recording lie below its results.
Results without any mark, from before there were marks, stay until the last job on the media.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Collection, Iterable

from storage.blobs import Blobs, media_prefix
from storage.models import Job

_PART = re.compile(r"parts/\d+/")
"""Prefix of the results of one file of a joined recording, below its media."""


def users_prefix(sha256: str) -> str:
    """Return the prefix of all marks of one media."""
    return f"users/{sha256}/"


def marks_prefix(sha256: str, job: str) -> str:
    """Return the prefix of the marks of one job on one media."""
    return f"{users_prefix(sha256)}{digest_of_job(job)}/"


def run_name(sha256: str) -> str:
    """Return the name under which `mp4totext run` marks what it uses, in place of a job's id."""
    return f"run-{sha256[:12]}"


def unused_results(blobs: Blobs, sha256: str, jobs: Iterable[Job], *, runs: bool) -> list[str]:
    """Return keys and prefixes of what only jobs other than these used, and their marks.

    The caller has locked the media. `jobs` are all that are left on it; with `runs` what
    `mp4totext run` uses is kept as well. Blocks.
    """
    jobs = list(jobs)
    names = [job.id for job in jobs] + ([run_name(sha256)] if runs else [])
    alive = {digest_of_job(name) for name in names}
    files = {file.blob.key for job in jobs if job.result for file in job.result.files}
    media = media_prefix(sha256)
    keys = blobs.keys(media)
    unused = _unused(blobs.keys(users_prefix(sha256)), users_prefix(sha256), media, alive, files)
    for part in sorted({match[0] for key in keys if (match := _PART.match(key, len(media)))}):
        prefix = f"{media}{part}"
        marks = [key for key in keys if key.startswith(f"{prefix}users/")]
        for users in {"/".join(key.split("/")[:6]) + "/" for key in marks}:
            unused += _unused(marks, users, prefix, alive, files)
    return unused


def _unused(
    marks: Iterable[str], users: str, prefix: str, alive: Collection[str], files: Collection[str]
) -> list[str]:
    """Return what is unused below `prefix`, whose marks are below `users`."""
    names = defaultdict[str, set[str]](set)
    for mark in marks:
        if mark.startswith(users):
            job, _, name = mark.removeprefix(users).partition("/")
            names[job].add(name)
    gone = sorted(names.keys() - alive)
    kept = {name for job in names.keys() & alive for name in names[job]}
    unused: list[str] = []
    for name in sorted({name for job in gone for name in names[job]} - kept):
        digest = name.rpartition("-")[2]
        unused += [f"{prefix}checkpoints/{name}.json", f"{prefix}{name}/"]
        folder = f"{prefix}files/{digest}/"
        if not any(it.endswith(f"-{digest}") for it in kept) and not any(
            it.startswith(folder) for it in files
        ):
            unused.append(folder)
    return unused + [f"{users}{job}/" for job in gone]  # last: a crash leaves the marks


def digest_of_job(job: str) -> str:
    """Return the name of a job in its marks: ids may have letters that keys have not."""
    return hashlib.sha256(job.encode()).hexdigest()[:24]
