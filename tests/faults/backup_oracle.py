"""Comparison of rows and blobs with those of a restored backup. Pure functions."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from storage.blobs import Blobs
from storage.models import Blob, Job, JobState

FINAL = (JobState.DONE, JobState.FAILED, JobState.CANCELLED)


def wrong_rows(before: Sequence[Job], restored: Sequence[Job], after: Sequence[Job]) -> list[str]:
    """Return what the rows of a backup lack, or have too much.

    `before` and `after` are the rows of the service when the backup was begun and when it was over:
    each job that was final at its beginning is in it as it was then, and nothing else than what the
    service had at some moment.
    """
    there, later = ({it.id: it for it in jobs} for jobs in (restored, after))
    earlier = {it.id: it for it in before}
    found = []
    for job in before:
        if job.state in FINAL and job.id in later:
            copy = there.get(job.id)
            if copy is None:
                found.append(f"finished job {job.id} is not in the backup")
            elif _lasting(copy) not in (_lasting(job), _lasting(later[job.id])):
                found.append(f"finished job {job.id} is another one in the backup")
    never = there.keys() - earlier.keys() - later.keys()
    return found + [f"job {each} in the backup never was" for each in sorted(never)]


def _lasting(job: Job) -> tuple[Any, ...]:
    """Return what does not change any more when a job is over; its delivery may follow."""
    return job.state, job.result, job.failure, job.options, job.account, job.created, job.finished


def wrong_blobs(restored: Sequence[Job], blobs: Blobs, after: Sequence[Job]) -> list[str]:
    """Return the objects that rows of a backup name, and that are missing or have other bytes.

    The recording of a job that had no result may be gone: it was deleted with the end of the job,
    which came after the rows were read.
    """
    later = {it.id: it for it in after}
    found = []
    for job in restored:
        for blob in _named(job):
            problem = _problem(blob, blobs)
            if problem and not _was_given_up(later.get(job.id), blob):
                found.append(f"{blob.key} of job {job.id} {problem}")
    return found


def _named(job: Job) -> list[Blob]:
    files = [it.blob for it in job.result.files] if job.result else []
    is_kept = job.state not in FINAL or job.state is JobState.DONE
    return files + ([job.media.blob] if job.media.blob and is_kept else [])


def _problem(blob: Blob, blobs: Blobs) -> str:
    try:
        data = blobs.get_bytes(blob.key)
    except KeyError:
        return "is missing"
    is_same = (len(data), hashlib.sha256(data).hexdigest()) == (blob.size, blob.sha256)
    return "" if is_same else "has other bytes"


def _was_given_up(later: Job | None, blob: Blob) -> bool:
    if later is None:
        return True
    is_recording = later.media.blob is None or later.media.blob.key == blob.key
    return is_recording and later.state in (JobState.FAILED, JobState.CANCELLED)
