"""A person's own recordings, newest first, what is in progress, and the search in all of them."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from bot.i18n.translator import Translator
from bot.jobs.redo_rules import find_own_answer
from bot.jobs.rewrites import typed_names
from bot.parsing.numbers import small_number
from bot.quota.rules import effective_quota
from bot.web.answer_places import answer_places
from bot.web.context import web_of
from bot.web.library.entries import entry_of, hits_of, root_of
from bot.web.library.filters import STATES, Asked, read_asked
from bot.web.live.cards import Card
from bot.web.pages import pages_of
from bot.web.sessions import Visitor, visitor_of
from storage.database import Unit
from storage.models import Job, JobState, RecordingKind
from storage.repositories import Found
from storage.search_text import phrases

PAGE = 20
_FOUND_PAGE = 10
_MOST_PAGES = 50


async def show_library(request: Request) -> Response:
    """Show the recordings that fit the filters, or what was found with `?q=words` in them."""
    visitor, asked = await visitor_of(request), read_asked(request.query_params)
    if phrases(asked.words):
        return await _show_found(request, visitor, asked)
    before = request.query_params.get("before", "")

    async def read(unit: Unit) -> tuple[list[Job], dict[str, Any]]:
        start = await _behind(unit, visitor, before) if before else None
        accounts = visitor.accounts
        jobs = await unit.library.list_for(accounts, PAGE + 1, asked.wanted, start)
        return jobs, await _choices(unit, visitor, asked, jobs)

    jobs, choices = await web_of(request).query(read)
    shown, t = jobs[:PAGE], visitor.tongue.t
    is_first = not before and not asked.is_filtered
    return pages_of(request).page(
        "library",
        visitor.tongue,
        form_token=visitor.form_token,
        entries=[entry_of(job, choices["tags_of"], t) for job in shown],
        working=await _in_progress(request, visitor) if is_first else [],
        blank_card=Card("", "", "", ""),
        older=asked.address(before=shown[-1].id) if len(jobs) > PAGE else "",
        is_first=is_first,
        is_later=bool(before),
        largest=_largest(request, visitor),
        places=answer_places(visitor),
        **_choosing(request, asked, before=before),
        request_key=secrets.token_hex(16),
        **choices,
    )


async def _behind(unit: Unit, visitor: Visitor, before: str) -> Job | None:
    """Return the last recording of the page before this one."""
    answer = await find_own_answer(unit, visitor.person, before)
    job = await unit.jobs.get(before)
    own = job if job and job.account in visitor.accounts else None
    return own if own and own.state is not JobState.DONE else answer.job if answer else None


async def _choices(
    unit: Unit, visitor: Visitor, asked: Asked, jobs: Sequence[Job]
) -> dict[str, Any]:
    """Return the values of the forms: filters to choose from, and the tags of the jobs shown."""
    t, accounts = visitor.tongue.t, visitor.accounts
    platforms = sorted({each.platform for each in accounts})
    tags = await unit.tags.list_for(accounts)
    return {
        "asked": asked,
        "tags": tags,
        "tags_of": await unit.tags.of_results([root_of(job) for job in jobs]),
        "filters": {
            "platform": {str(it): t("platform-name", code=it) for it in platforms},
            "kind": {str(it): t("library-kind", kind=it) for it in RecordingKind},
            "language": {it: t.language(it) for it in await unit.library.languages(accounts)},
            "state": {str(it): t(f"state-{it}") for it in STATES[1:]},
            "tag": {tag.name: tag.name for tag in tags},
        },
        "none_chosen": _none_chosen(t),
        "speakers": sorted(set().union(*map(_named_speakers, jobs))),
    }


def _named_speakers(job: Job) -> set[str]:
    return set(filter(None, typed_names(job, job.result).values())) if job.result else set()


def _none_chosen(t: Translator) -> Mapping[str, str]:
    """Return the words of a filter that leaves nothing out."""
    return {"state": t("state-done")} | dict.fromkeys(
        ("platform", "kind", "language", "tag"), t("library-any")
    )


def _choosing(request: Request, asked: Asked, **place: str | int) -> dict[str, Any]:
    """Return whether all recordings of the page are chosen, and the address that does so."""
    here = {name: value for name, value in place.items() if value}
    return {
        "all_chosen": request.query_params.get("chosen") == "all",
        "choose_all": asked.address(**here, chosen="all"),
    }


def _largest(request: Request, visitor: Visitor) -> str:
    """Return the largest file in megabytes that the visitor may upload, "" for no limit."""
    services = web_of(request).services
    quota = effective_quota(visitor.person, services.settings, services.pipeline)
    return f"{quota.largest:g}" if quota.largest else ""


async def _in_progress(request: Request, visitor: Visitor) -> list[Card]:
    live = web_of(request).live
    snapshot = await live.read(visitor.accounts)
    return live.cards(visitor.accounts, visitor.tongue.t, snapshot)


async def _show_found(request: Request, visitor: Visitor, asked: Asked) -> Response:
    page = min(small_number(request.query_params.get("page", "")), _MOST_PAGES)
    wanted = asked.wanted if asked.is_filtered else None

    async def search(unit: Unit) -> tuple[list[Found], dict[str, Any]]:
        found = await unit.transcripts.search(
            visitor.accounts, asked.words, _FOUND_PAGE + 1, page * _FOUND_PAGE, wanted=wanted
        )
        return found, await _choices(unit, visitor, asked, [each.job for each in found])

    found, choices = await web_of(request).query(search)
    has_more = len(found) > _FOUND_PAGE and page < _MOST_PAGES
    shown, tags = found[:_FOUND_PAGE], choices["tags_of"]
    return pages_of(request).page(
        "found",
        visitor.tongue,
        form_token=visitor.form_token,
        hits=hits_of(shown, asked.words, tags, visitor.tongue.t),
        **_choosing(request, asked, page=page),
        newer=asked.address(page=page - 1) if page else "",
        older=asked.address(page=page + 1) if has_more else "",
        **choices,
    )
