"""`mp4totext admin`: what administrators do, at the command line and without a running service."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.runtime import end, fail, for_terminal, read_settings

if TYPE_CHECKING:
    from bot.admin.context import AdminCommand

app = typer.Typer(
    help="Look up people and decide about them.\n\nWhat is done here is written down.",
    no_args_is_help=True,
)

Who = Annotated[str, typer.Argument(metavar="ACCOUNT", help="telegram:123456789, discord:4711")]
Json = Annotated[bool, typer.Option("--json", help="For programs.")]


@app.command()
def who(account: Who, as_json: Json = False) -> None:
    """Say somebody's role, their quota and what they used of it."""
    from bot.admin import queries

    _do(queries.who, "who", account, as_json=as_json)


@app.command()
def quota(
    account: Who,
    limits: Annotated[
        list[str] | None,
        typer.Argument(
            help="minutes=600 jobs=5 longest=180 largest=2000 (0: no limit), or default"
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Say somebody's quota, set limits for them, or take these back."""
    from bot.admin import actions

    _do(actions.quota, "quota", " ".join([account, *(limits or [])]), as_json=as_json)


@app.command()
def block(account: Who) -> None:
    """Take nothing new from somebody."""
    from bot.admin import actions

    _do(actions.block, "block", account)


@app.command()
def unblock(account: Who) -> None:
    """Take recordings from them again."""
    from bot.admin import actions

    _do(actions.unblock, "unblock", account)


@app.command()
def add(account: Who) -> None:
    """Make somebody an administrator."""
    from bot.admin import actions

    _do(actions.appoint, "add", account)


@app.command()
def remove(account: Who) -> None:
    """Unmake an administrator who is not named in ADMINS."""
    from bot.admin import actions

    _do(actions.dismiss, "remove", account)


@app.command(name="list")
def administrators(as_json: Json = False) -> None:
    """Say who the administrators are."""
    from bot.admin import queries

    _do(queries.administrators, "list", "", as_json=as_json)


@app.command()
def audit(
    last: Annotated[int, typer.Option(min=1, max=10_000, help="How many deeds.")] = 20,
    as_json: Json = False,
) -> None:
    """Say what administrators did, the last first."""
    from bot.admin import queries

    _do(queries.audit(last), "audit", "", as_json=as_json)


@app.command()
def invite(
    uses: Annotated[int, typer.Option(min=1, max=1000, help="How many people.")] = 1,
    days: Annotated[int, typer.Option(min=1, max=365, help="For how long.")] = 7,
    as_json: Json = False,
) -> None:
    """Make a code that lets people in where ACCESS=invite; it is shown once."""
    from bot.admin import invites

    _do(invites.invite(uses, days), "invite", "", as_json=as_json)


class Switch(StrEnum):
    """Whether no new work is begun."""

    ON = "on"
    OFF = "off"


@app.command()
def drain(
    switch: Annotated[Switch | None, typer.Argument(help="Before an update, and after it.")] = None,
    as_json: Json = False,
) -> None:
    """Begin no new work and finish what runs, go on with it, or say how things stand."""
    from bot.admin import drain as draining

    _do(draining.drain, "drain", switch.value if switch else "", as_json=as_json)


def _do(work: AdminCommand, command: str, written: str, *, as_json: bool = False) -> None:
    """Do it in one transaction, say what came of it, and exit with its status."""
    from bot.admin.context import AdminContext, AdminRefused, AdminResult
    from bot.app import config
    from bot.context.refusals import refusal_text
    from bot.i18n.translator import Translations
    from storage.database import Database
    from storage.errors import InvalidOption, UserError
    from storage.models import Account, Platform
    from storage.serialization import to_json

    settings = read_settings(config.ADMINISTRATION)
    for_terminal(settings)  # for its log level: nobody is made an administrator here
    t = Translations().for_locale("en")

    async def act() -> int:
        database = await Database.open(settings.storage.database)
        result: AdminResult | AdminRefused | InvalidOption
        try:
            async with database.begin() as unit:
                console = Account(Platform.CONSOLE, "local")
                line = f"mp4totext admin {command}"
                office = AdminContext(unit, settings.bot, settings.pipeline, console, t, line)
                try:
                    result = await work(office, written)
                except (AdminRefused, InvalidOption) as error:
                    # Nothing is written. Leaving the transaction by an error would roll it back
                    # while the database is closed.
                    result = error
        finally:
            await database.close()
        if isinstance(result, UserError):
            status = result.status if isinstance(result, AdminRefused) else 2
            fail(refusal_text(result, t), status)
        typer.echo(to_json(result.facts) if as_json else result.text)
        return 0

    end(act())
