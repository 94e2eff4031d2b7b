"""A person's own results, to be found again."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat import ButtonPress, Command, Event, Message, Span
from bot.chat.text import clip, short
from bot.context.request import Reply, Request, plain
from bot.i18n.translator import timecode
from bot.jobs.send_again import open_buttons, show_again
from bot.parsing.numbers import small_number
from bot.views.pages import page_buttons
from storage.database import Unit
from storage.models import Job

LIST = "hist"
"""The buttons' action: `hist:<page>:<owner>`."""
PAGE = 6
_SEARCHED = 200
"""Number of a person's newest results that are searched for those of one group."""


async def show_history(request: Request[Command], unit: Unit) -> Reply:
    """Answer `/history` with the person's newest results.

    In a group they are limited to results of that group, whose members can read the answer.
    """
    return Reply(await _history_page(request, unit, 0))


async def turn_page(request: Request[ButtonPress], unit: Unit) -> Reply:
    """Show another page in place of this one, to the owner of the list."""
    page, owner = request.split_argument(2)
    request.check_own(owner)
    return Reply(await _history_page(request, unit, small_number(page)), edit=True)


async def open_result(request: Request[ButtonPress], unit: Unit) -> Reply:
    """Show the answer of a stored result again."""
    return await show_again(request, unit, request.argument)


async def _history_page(request: Request[Event], unit: Unit, number: int) -> Message:
    jobs = await _results(request, unit, number)
    if not jobs and number:
        return await _history_page(request, unit, 0)
    t, owner, shown = request.t, request.origin.account.id, jobs[:PAGE]
    if not shown:
        return plain(t("history-none"))
    spans = [Span(t("history-title"), "bold")]
    for place, job in enumerate(shown, start=number * PAGE + 1):
        spans += _entry(place, job)
    turns = page_buttons(LIST, number, more=len(jobs) > PAGE, suffix=f":{owner}", t=t)
    return Message(tuple(spans), (open_buttons(shown, number * PAGE + 1), *turns))


def _entry(place: int, job: Job) -> list[Span]:
    """Return two lines: the file with its length and day, and its headline."""
    seconds = job.result.seconds if job.result else 0.0
    facts = f"{short(job.media.name, 40)} · {timecode(seconds)} · {job.created:%Y-%m-%d}"
    about = " ".join(job.result.headline.split()) if job.result else ""
    lines = [Span(f"\n\n{place}. "), Span(facts, "bold")]
    return [*lines, Span(f"\n{clip(about, 120)}")] if about else lines


async def _results(request: Request[Event], unit: Unit, number: int) -> Sequence[Job]:
    """Return one page, and one more result if there is another page."""
    accounts = request.person.accounts
    if request.origin.private:
        return await unit.history.list_for(accounts, PAGE + 1, number * PAGE)
    newest = await unit.history.list_for(accounts, _SEARCHED)
    here = [job for job in newest if request.origin.is_in(job.reply_to.address)]
    return here[number * PAGE : (number + 1) * PAGE + 1]
