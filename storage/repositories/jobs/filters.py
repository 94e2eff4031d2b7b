"""Conditions of the jobs that a list of recordings shows."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import aliased

from storage.models import JobState, LibraryFilter
from storage.tables.jobs import JobRow
from storage.tables.pages import TagRow


def not_superseded() -> ColumnElement[bool]:
    """Return the condition that no later job of the same answer is done."""
    later = aliased(JobRow)
    supersedes = and_(
        later.again_of == func.coalesce(JobRow.again_of, JobRow.id),
        later.state == JobState.DONE,
        or_(
            later.created > JobRow.created,
            and_(later.created == JobRow.created, later.id > JobRow.id),
        ),
    )
    return ~select(later.id).where(supersedes).exists()


def filtered(wanted: LibraryFilter) -> list[ColumnElement[bool]]:
    """Return the conditions of a filter; a redo whose answer a later one replaces is left out."""
    conditions = [JobRow.finished.is_not(None), JobRow.state == wanted.state]
    if wanted.state is JobState.DONE:
        conditions.append(not_superseded())
    if wanted.platform:
        conditions.append(JobRow.platform == wanted.platform)
    if wanted.kind:
        conditions.append(JobRow.kind == wanted.kind)
    if wanted.language:
        conditions.append(JobRow.language == wanted.language)
    if wanted.since:
        conditions.append(JobRow.created >= wanted.since)
    if wanted.until:
        conditions.append(JobRow.created < wanted.until)
    if wanted.speaker:
        conditions.append(JobRow.speakers.contains(wanted.speaker, autoescape=True))
    if wanted.tag:
        conditions.append(tagged(wanted.tag))
    return conditions


def tagged(key: str) -> ColumnElement[bool]:
    """Return the condition that the answer of a job has the tag with this key."""
    root = func.coalesce(JobRow.again_of, JobRow.id)
    return select(TagRow.root).where(TagRow.root == root, TagRow.key == key).exists()
