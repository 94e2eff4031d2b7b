"""Routes with which administrators act: on jobs, people, and the whole service. Each act is in the
audit log, as that of a chat."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Path
from starlette.requests import Request
from starlette.responses import Response

from bot.admin import actions, queries
from bot.admin.context import AdminCommand, AdminContext, AdminResult
from bot.admin.drain import drain, switch_drain, wake_workers
from bot.parsing.quota import DEFAULT
from bot.web.api.bodies import RATE_HEADERS, answer, errors
from bot.web.api.callers import transact
from bot.web.api.operator import schemas
from bot.web.api.operator.context import admin_context, facts_of
from bot.web.api.operator.shown import shown_job
from bot.web.api.problems import no_such
from bot.web.api.reading import JobId
from bot.web.context import web_of
from bot.web.dashboard.jobs import Act, Done, cancel, front, retry
from storage.database import Unit

router = APIRouter(prefix="/operator", tags=["operator"])

_OK = {"headers": RATE_HEADERS}
AccountName = Annotated[
    str,
    Path(
        pattern="^(telegram|discord|console):[!-.0-~]{1,64}$",
        description="Account, such as `telegram:123456789`.",
    ),
]


@router.post(
    "/jobs/{job}/cancel",
    response_model=schemas.OperatorJob,
    responses={200: _OK, **errors(404, 409)},
)
async def operator_cancel(request: Request, job: JobId) -> Response:
    """Cancel a job of anybody."""
    return await _act(request, cancel, job)


@router.post(
    "/jobs/{job}/front",
    response_model=schemas.OperatorJob,
    responses={200: _OK, **errors(404, 409)},
)
async def operator_front(request: Request, job: JobId) -> Response:
    """Make a job the next one of the queue."""
    return await _act(request, front, job)


@router.post(
    "/jobs/{job}/retry",
    status_code=202,
    response_model=schemas.OperatorJob,
    responses=errors(404, 409),
)
async def operator_retry(request: Request, job: JobId) -> Response:
    """Do a failed job again for its owner: a new job with an id of its own."""
    return await _act(request, retry, job, 202)


@router.get(
    "/people/{account}",
    response_model=schemas.OperatorPerson,
    responses={200: _OK, **errors(304, 404)},
)
async def operator_person(request: Request, account: AccountName) -> Response:
    """Return a person, as `/who`, which is noted in the audit log."""
    return await _person(request, "who", queries.who, account)


@router.put(
    "/people/{account}/quota",
    response_model=schemas.OperatorPerson,
    responses={200: _OK, **errors(404, 409, 422)},
)
async def operator_quota(
    request: Request, account: AccountName, limits: Annotated[schemas.NewLimits, Body()]
) -> Response:
    """Set limits of a person, as `/quota`."""
    given = limits.model_dump(exclude_unset=True)
    words = [f"{name}={DEFAULT if it is None else _number(it)}" for name, it in given.items()]
    return await _person(request, "quota", actions.quota, " ".join([account, *words]))


@router.post(
    "/people/{account}/block",
    response_model=schemas.OperatorPerson,
    responses={200: _OK, **errors(404, 409)},
)
async def operator_block(request: Request, account: AccountName) -> Response:
    """Block a person, who then sends nothing new."""
    return await _person(request, "block", _then_show(actions.block), account)


@router.post(
    "/people/{account}/unblock",
    response_model=schemas.OperatorPerson,
    responses={200: _OK, **errors(404, 409)},
)
async def operator_unblock(request: Request, account: AccountName) -> Response:
    """Unblock a person."""
    return await _person(request, "unblock", _then_show(actions.unblock), account)


@router.get("/drain", response_model=schemas.Drain, responses={200: _OK, **errors(304)})
async def get_drain(request: Request) -> Response:
    """Return whether the service takes up new jobs, and what still runs, as `/drain`."""
    facts = await facts_of(request, "drain", drain, "", writes=False)
    return answer(request, schemas.Drain.model_validate(facts))


@router.put("/drain", response_model=schemas.Drain, responses={200: _OK, **errors(422)})
async def set_drain(request: Request, switch: Annotated[schemas.Switch, Body()]) -> Response:
    """Take up no new jobs, or go on."""
    wanted = "on" if switch.drained else "off"

    async def work(unit: Unit) -> tuple[bool, object]:
        context = await admin_context(request, unit, "/drain")
        changed = await switch_drain(unit, context.actor, wanted)
        return changed, (await drain(context, "")).facts

    changed, facts = await transact(request, work)
    if changed and wanted == "off":
        await wake_workers(web_of(request).services)
    return answer(request, schemas.Drain.model_validate(facts))


async def _act(request: Request, act: Act, job_id: str, status: int = 200) -> Response:
    web = web_of(request)

    async def work(unit: Unit) -> Done:
        context = await admin_context(request, unit, "/queue")
        if await unit.jobs.get(job_id) is None:
            raise no_such(request)
        return await act(web, context, job_id)

    done = await transact(request, work)
    if done.then is not None:
        await done.then()
    now = await web.query(lambda unit: unit.jobs.get(done.job))
    if now is None:
        raise no_such(request)
    return answer(request, shown_job(web, now), status)


async def _person(request: Request, name: str, command: AdminCommand, written: str) -> Response:
    facts = await facts_of(request, name, command, written)
    return answer(request, schemas.OperatorPerson.model_validate(facts))


def _then_show(command: AdminCommand) -> AdminCommand:
    """Return a command that shows the person after it."""

    async def run(context: AdminContext, written: str) -> AdminResult:
        await command(context, written)
        account, person = await context.person(written)
        return await queries.show_quota(context, account, person, "")

    return run


def _number(value: float) -> str:
    """Return a limit as people type it, with at most three places. A small one is no 0, which
    stands for no limit."""
    return f"{max(value, 0.001) if value else 0:.3f}".rstrip("0").rstrip(".")
