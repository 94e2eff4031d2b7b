"""Tags of results: given on the list and on the page of a result, renamed and deleted on theirs."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.context.refusals import RequestRefused
from bot.web.answers import not_found, own_answer
from bot.web.context import web_of
from bot.web.library.chosen import check_chosen, held_recording
from bot.web.library.filters import read_query
from bot.web.pages import pages_of
from bot.web.sessions import Refused, Visitor, visitor_of
from bot.web.signing_in import check_form
from storage.database import Unit
from storage.display_names import clean_name
from storage.models import Job, Person, tag_key
from storage.repositories.pages.tags import MOST_OF_PERSON, MOST_OF_RESULT

_SEPARATORS = re.compile("[,;،、؛]")
_LONGEST = 1000
_FORM_BYTES = 8192


def read_tags(written: str) -> list[str]:
    """Return the names of tags that are separated by commas, each once."""
    names = map(clean_name, _SEPARATORS.split(written[:_LONGEST]))
    return list({tag_key(name): name for name in names if name}.values())


async def give_tags(unit: Unit, person: Person, jobs: Sequence[Job], names: Sequence[str]) -> None:
    """Tag the answers of a person's jobs. Raises RequestRefused."""
    known = {tag.key: tag.name for tag in await unit.tags.list_for(person.accounts)}
    new = set(map(tag_key, names)) - known.keys()
    if new and len(known) + len(new) > MOST_OF_PERSON:  # joined accounts may have more
        raise RequestRefused("tags-person-full", count=MOST_OF_PERSON)
    for job in jobs:
        for name in names:
            if not await unit.tags.add(job, known.get(tag_key(name), name)):
                raise RequestRefused("tags-result-full", count=MOST_OF_RESULT)


async def tag_result(request: Request) -> Response:
    """Give tags to the result of a page, or take one off."""
    visitor, answer = await own_answer(request)
    form = await check_form(request, visitor.form_token, _FORM_BYTES)
    take_off = form.get("remove", "")
    names = read_tags(form.get("tag", ""))

    async def change(unit: Unit) -> None:
        await unit.people.lock()
        job = await held_recording(unit, visitor.person, answer.job.id)
        if job is None:  # deleted since the page was loaded
            raise Refused(not_found(request, visitor))
        if take_off:
            await unit.tags.remove(answer.root, take_off)
        else:
            await give_tags(unit, visitor.person, [job], names)

    problem = await _change(request, visitor, change)
    return problem or RedirectResponse(f"/result/{answer.job.id}#tags", 303)


async def tag_several(request: Request) -> Response:
    """Give tags to the recordings that are chosen on the list, or take them off."""
    visitor = await visitor_of(request)
    form, ids = await check_chosen(request, visitor)
    names = read_tags(form.get("tag", ""))

    async def change(unit: Unit) -> None:
        await unit.people.lock()
        found = [await held_recording(unit, visitor.person, each) for each in ids]
        jobs = [job for job in found if job]
        if form.get("action") != "remove":
            await give_tags(unit, visitor.person, jobs, names)
            return
        for job in jobs:
            for name in names:
                await unit.tags.remove(job.again_of or job.id, name)

    problem = await _change(request, visitor, change)
    return problem or RedirectResponse(read_query(form.get("back", "")).address(), 303)


async def show_tags(request: Request) -> Response:
    """Show all tags of a person, with forms that rename and delete them."""
    visitor = await visitor_of(request)
    tags = await web_of(request).query(lambda unit: unit.tags.list_for(visitor.accounts))
    token = visitor.form_token
    return pages_of(request).page("tags", visitor.tongue, form_token=token, tags=tags)


async def change_tag(request: Request) -> Response:
    """Rename a tag, or delete it from all results, in parts: a transaction changes only so many
    rows. After a crash the same form does the rest."""
    visitor = await visitor_of(request)
    form = await check_form(request, visitor.form_token, _FORM_BYTES)
    key, name = form.get("key", ""), clean_name(form.get("name", ""))

    is_deletion, is_done = form.get("action") == "delete", False
    if not is_deletion and (not name or _SEPARATORS.search(name)):
        return pages_of(request).message(visitor.tongue, 422, visitor.tongue.t("tags-name"))

    async def change(unit: Unit) -> None:
        nonlocal is_done
        await unit.people.lock()
        if is_deletion:
            is_done = not await unit.tags.delete(visitor.accounts, key)
        else:
            is_done = not await unit.tags.rename(visitor.accounts, key, name)

    problem = None
    while not (is_done or problem):
        problem = await _change(request, visitor, change)
    return problem or RedirectResponse("/tags", 303)


async def _change(
    request: Request, visitor: Visitor, change: Callable[[Unit], Awaitable[None]]
) -> Response | None:
    """Write. Return the page that says why nothing was written, else None."""
    try:
        await web_of(request).transact(change)
    except RequestRefused as refused:
        text = refused.text(visitor.tongue.t)
        return pages_of(request).message(visitor.tongue, 422, text)
    return None
