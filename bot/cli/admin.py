"""`mp4totext admin`: administrators' operations, without a chat or a running service."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.runtime import fail, for_terminal, read_settings, run_and_exit

if TYPE_CHECKING:
    from bot.admin.context import AdminCommand

app = typer.Typer(
    help="Look up users and manage their access.\n\nEvery action is recorded in the audit log.",
    no_args_is_help=True,
)

AccountArgument = Annotated[
    str, typer.Argument(metavar="ACCOUNT", help="telegram:123456789, discord:4711")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.command()
def who(account: AccountArgument, as_json: Json = False) -> None:
    """Show a user's role, quota and usage."""
    from bot.admin import queries

    _run(queries.who, "who", account, as_json=as_json)


@app.command()
def quota(
    account: AccountArgument,
    limits: Annotated[
        list[str] | None,
        typer.Argument(
            help="minutes=600 jobs=5 longest=180 largest=2000 (0: no limit), or default"
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Show, set or reset a user's quota."""
    from bot.admin import actions

    _run(actions.quota, "quota", " ".join([account, *(limits or [])]), as_json=as_json)


@app.command()
def block(account: AccountArgument) -> None:
    """Block a user: accept nothing new from them."""
    from bot.admin import actions

    _run(actions.block, "block", account)


@app.command()
def unblock(account: AccountArgument) -> None:
    """Accept recordings from a blocked user again."""
    from bot.admin import actions

    _run(actions.unblock, "unblock", account)


@app.command()
def add(account: AccountArgument) -> None:
    """Make a user an administrator."""
    from bot.admin import actions

    _run(actions.appoint, "add", account)


@app.command()
def remove(account: AccountArgument) -> None:
    """Remove an administrator who is not in ADMINS."""
    from bot.admin import actions

    _run(actions.dismiss, "remove", account)


@app.command(name="list")
def administrators(as_json: Json = False) -> None:
    """List the administrators."""
    from bot.admin import queries

    _run(queries.administrators, "list", "", as_json=as_json)


@app.command()
def audit(
    last: Annotated[int, typer.Option(min=1, max=10_000, help="Number of entries.")] = 20,
    as_json: Json = False,
) -> None:
    """List the actions of administrators, the newest first."""
    from bot.admin import queries

    _run(queries.audit(last), "audit", "", as_json=as_json)


@app.command()
def invite(
    uses: Annotated[int, typer.Option(min=1, max=1000, help="Number of people.")] = 1,
    days: Annotated[int, typer.Option(min=1, max=365, help="Days that it is valid.")] = 7,
    as_json: Json = False,
) -> None:
    """Create an invite code for ACCESS=invite; it is shown once."""
    from bot.admin import invites

    _run(invites.invite(uses, days), "invite", "", as_json=as_json)


class Switch(StrEnum):
    """State of draining: `on` means that no new jobs start."""

    ON = "on"
    OFF = "off"


@app.command()
def drain(
    switch: Annotated[
        Switch | None, typer.Argument(help="on before an update, off after it.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Stop starting new jobs before an update, resume, or show the state."""
    from bot.admin import drain as draining

    _run(draining.drain, "drain", switch.value if switch else "", as_json=as_json)


def _run(work: AdminCommand, command: str, written: str, *, as_json: bool = False) -> None:
    """Run an operation in one transaction, print its answer, and exit with its status."""
    from bot.admin.context import AdminContext, AdminRefused, AdminResult
    from bot.app import config
    from bot.context.refusals import refusal_text
    from bot.i18n.translator import Translations
    from storage.database import Database
    from storage.errors import InvalidOption, UserError
    from storage.models import Account, Platform
    from storage.serialization import to_json

    settings = read_settings(config.ADMINISTRATION)
    for_terminal(settings)  # only for its log level
    t = Translations().for_locale("en")

    async def run() -> int:
        database = await Database.open(settings.storage.database)
        result: AdminResult | AdminRefused | InvalidOption
        try:
            async with database.begin() as unit:
                console = Account(Platform.CONSOLE, "local")
                line = f"mp4totext admin {command}"
                context = AdminContext(unit, settings.bot, settings.pipeline, console, t, line)
                try:
                    result = await work(context, written)
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

    run_and_exit(run())
