"""The commands of `mp4totext`.

Modules are imported where they are needed: a bot loads no model library, and `--help` loads
nothing.
"""

from __future__ import annotations

import gc
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Annotated

import typer

from bot.app.platforms import create_chats, create_discord_chat, create_telegram_chat
from bot.cli import admin, blobs, usage_errors
from bot.cli.backup import backup, move, restore
from bot.cli.doctor import doctor
from bot.cli.migrate import migrate
from bot.cli.run.command import run
from bot.cli.runtime import (
    fail,
    for_terminal,
    missing_library_message,
    read_settings,
    read_worker_settings,
    run_and_exit,
    run_service,
)

app = typer.Typer(
    help="Recordings in; transcript, speakers, summary, voice and subtitles out.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help: one line per option, the same in a file as on a screen
)

app.add_typer(admin.app, name="admin")
app.add_typer(blobs.app, name="blobs")
app.command()(doctor)
app.command()(backup)
app.command()(restore)
app.command()(move)
app.command()(migrate)
Out = Annotated[Path, typer.Option("--out", help="Folder for the files.")]


@app.command()
def up(out: Out = Path("out")) -> None:
    """Run the whole service: queue, worker, platforms.

    The bot runs on every platform that has a token. Without a token this terminal is the chat.
    """
    from bot.app.service import serve

    settings = read_settings()
    if settings.bot.platforms:
        run_service(serve(settings, create_chats(settings), with_worker=True))
    from bot.cli.console import run_console_service

    run_console_service(settings, out)


@app.command()
def telegram() -> None:
    """Run the bot on Telegram only; workers run elsewhere."""
    from bot.app import config
    from bot.app.service import serve

    settings = read_settings(config.BOTS - {config.DISCORD})
    if not settings.bot.telegram_bot_token.get_secret_value():
        fail("TELEGRAM_BOT_TOKEN is not set; get a token from https://t.me/BotFather", 2)
    run_service(serve(settings, [create_telegram_chat(settings)], with_worker=False))


@app.command()
def discord() -> None:
    """Run the bot on Discord only; workers run elsewhere."""
    from bot.app import config
    from bot.app.service import serve

    settings = read_settings(config.BOTS - {config.TELEGRAM})
    if not settings.bot.discord_bot_token.get_secret_value():
        fail(
            "DISCORD_BOT_TOKEN is not set; create a bot at "
            "https://discord.com/developers/applications",
            2,
        )
    run_service(serve(settings, [create_discord_chat(settings)], with_worker=False))


@app.command()
def bots() -> None:
    """Run all bots that have a token; workers run elsewhere."""
    from bot.app import config
    from bot.app.service import serve

    settings = read_settings(config.BOTS)
    if not settings.bot.platforms:
        fail(
            "no platform has a token; set TELEGRAM_BOT_TOKEN or DISCORD_BOT_TOKEN in .env",
            2,
        )
    run_service(serve(settings, create_chats(settings), with_worker=False))


@app.command()
def web() -> None:
    """Serve the pages of results only; bots and workers run elsewhere."""
    from bot.app import config
    from bot.app.pages import serve_alone

    settings = read_settings({config.PEOPLE, config.QUEUE, config.LIMITS, config.STORAGE})
    if not settings.bot.has_pages:
        fail("WEB_URL is not set; it is the address at which people open the pages", 2)
    run_service(serve_alone(settings))


@app.command()
def worker(
    parent: Annotated[int, typer.Option(hidden=True, help="Exit when this process has ended.")] = 0,
) -> None:
    """Run one worker only."""
    from bot.app.worker_process import exit_with_parent

    settings = read_worker_settings(from_file=not parent)
    if parent:
        exit_with_parent(parent)
    try:
        from pipeline.worker.worker import serve
    except ImportError as error:
        fail(missing_library_message(error), 2)
    run_service(serve(settings.pipeline, settings.storage))


@app.command()
def demo(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            exists=True, dir_okay=False, help="Recordings; without one, the included meeting."
        ),
    ] = None,
    out: Out = Path("out"),
) -> None:
    """Run the service on a recorded meeting, in this terminal.

    The exit status is 0 if every file was made.
    """
    from bot.app import config
    from bot.cli.demo import demo as run_demo
    from bot.demo_recording import RECORDING

    run_and_exit(run_demo(for_terminal(read_settings(config.DEMO)), files or [RECORDING], out))


app.command(short_help="Transcribe files, folders and links, without a chat.")(run)


@app.command()
def stats(
    days: Annotated[
        int, typer.Option(min=1, max=366, help="Number of days, including today.")
    ] = 30,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show statistics of the service.

    People, jobs, times, failures, workers and storage of the last days.
    """
    from bot.app import config
    from bot.cli.stats import report

    settings = for_terminal(read_settings(config.ADMINISTRATION))

    async def show() -> int:
        typer.echo(await report(settings, days, as_json=as_json))
        return 0

    run_and_exit(show())


@app.command(name="version")
def show_version() -> None:
    """Print the version."""
    try:
        typer.echo(version("mp4totext"))
    except PackageNotFoundError:
        typer.echo("not installed, running from source")


def _version_option(given: bool) -> None:
    if given:
        show_version()
        raise typer.Exit


@app.callback()
def options(
    _version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version_option, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Take the options without a command."""


FEW_COLLECTIONS = 20_000, 20, 20
"""Thresholds of the garbage collection in objects and in collections. Imports make 200,000 objects
that stay: with the 700 of Python, looking at them again takes a seventh of a bot's imports (0.80 s
against 0.68, measured)."""


def main() -> None:
    """Run the command line."""
    gc.set_threshold(*FEW_COLLECTIONS)
    usage_errors.run_command_line(app)
