"""The command line `mp4totext`, and the composition root: settings are read here and passed down.

Everything is imported where it is needed: a bot loads no model library, and `--help` loads nothing.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Coroutine
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

if TYPE_CHECKING:
    from bot.chat import Chat
    from bot.service import Settings

app = typer.Typer(
    help="Recordings in; transcript, speakers, summary, voice and subtitles out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

_HOW_TO_GET_ONE = (
    "No bot token is set, so this terminal is the chat. For Telegram: ask https://t.me/BotFather\n"
    "for a token (/newbot), put TELEGRAM_BOT_TOKEN=… into the file .env, and start again.\n"
    "For Discord: DISCORD_BOT_TOKEN=…, made at https://discord.com/developers/applications."
)
Out = Annotated[Path, typer.Option("--out", help="Folder for the files.")]


@app.command()
def up(out: Out = Path("out")) -> None:
    """Start everything: migrations, queue, a worker, and every front end that has a token."""
    from bot.service import serve

    settings = _settings()
    if settings.bot.platforms:
        _finish(serve(settings, _chats(settings), with_worker=True))
    from bot.console_chat import ConsoleChat

    _say(_HOW_TO_GET_ONE)
    _finish(serve(_for_terminal(settings), [ConsoleChat(out)], with_worker=True))


@app.command()
def telegram() -> None:
    """Start the Telegram front end alone; workers run elsewhere."""
    from bot.service import serve

    settings = _settings()
    if not settings.bot.telegram_bot_token.get_secret_value():
        _fail("TELEGRAM_BOT_TOKEN is not set; get a token from https://t.me/BotFather", 2)
    _finish(serve(settings, [_telegram(settings)], with_worker=False))


@app.command()
def discord() -> None:
    """Start the Discord front end alone; workers run elsewhere."""
    from bot.service import serve

    settings = _settings()
    if not settings.bot.discord_bot_token.get_secret_value():
        _fail(
            "DISCORD_BOT_TOKEN is not set; make a bot at "
            "https://discord.com/developers/applications",
            2,
        )
    _finish(serve(settings, [_discord(settings)], with_worker=False))


@app.command()
def bots() -> None:
    """Start every front end that has a token; workers run elsewhere."""
    from bot.service import serve

    settings = _settings()
    if not settings.bot.platforms:
        _fail("Set TELEGRAM_BOT_TOKEN or DISCORD_BOT_TOKEN; see .env.example", 2)
    _finish(serve(settings, _chats(settings), with_worker=False))


@app.command()
def worker(
    parent: Annotated[int, typer.Option(hidden=True, help="End when this process is gone.")] = 0,
) -> None:
    """Start one worker alone."""
    from bot.supervise import end_with

    settings = _settings()
    if parent:
        end_with(parent)
    try:
        from pipeline.worker import serve
    except ImportError as error:
        _fail(f"{error.name} is not installed; a worker needs: pip install 'mp4totext[worker]'", 2)
    _finish(serve(settings.pipeline, settings.storage))


@app.command()
def demo(
    files: Annotated[list[Path], typer.Argument(exists=True, dir_okay=False)],
    out: Out = Path("out"),
) -> None:
    """Run the main job the real way, with this terminal as the chat; 0 if every file was made."""
    from bot.demo import demo as run_demo

    _exit(run_demo(_for_terminal(_settings()), files, out))


@app.command()
def run(
    files: Annotated[list[Path], typer.Argument(exists=True, dir_okay=False)],
    language: Annotated[str, typer.Option(help="Spoken language: en, de, …")] = "auto",
    speakers: Annotated[str, typer.Option(help="How many: 3, 2-4")] = "auto",
    summary: Annotated[str, typer.Option(help="none, short, full")] = "full",
    speech: Annotated[bool, typer.Option(help="Read the summary aloud.")] = True,
    formats: Annotated[str, typer.Option(help="txt,srt,vtt,json,md,video")] = (
        "txt,srt,vtt,json,md"
    ),
    hints: Annotated[str, typer.Option(help="Names and rare words: Anna,Mastodon")] = "",
    out: Out = Path(),
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no answer.")] = False,
) -> None:
    """Process files here and now, with no chat and no queue; 0 if all asked for was made."""
    from bot import wishes
    from storage.errors import BadWish
    from storage.models import Options

    try:
        options = Options(
            language=wishes.language(language),
            speakers=wishes.speakers(speakers),
            summary=wishes.summary(summary),
            speech=speech,
            formats=wishes.formats(formats),
            hints=wishes.hints(hints),
        )
    except BadWish as error:
        _fail(f"{error.values['wish']} can't be; possible: {error.values['choices']}", 2)
    settings = _for_terminal(_settings())
    try:
        from bot.run_files import Wanted, run_files
    except ImportError as error:
        _fail(f"{error.name} is not installed; run needs: pip install 'mp4totext[worker]'", 1)
    _exit(run_files(settings, Wanted(files, options, out, quiet)))


@app.command()
def doctor(
    only: Annotated[str, typer.Option(help="Look at these alone: database,blobs,redis")] = "",
) -> None:
    """Say what is configured, what will be used, what answers, and what to do if it does not."""
    from bot.doctor import examine

    settings = _for_terminal(_settings())
    marks = {True: "ok     ", None: "-      ", False: "PROBLEM"}

    async def look() -> int:
        broken = False
        async for line in examine(settings, [name for name in only.split(",") if name]):
            typer.echo(f"{marks[line.ok]} {line.name}: {line.says}")
            broken |= line.ok is False
        return int(broken)

    _exit(look())


@app.command()
def stats(
    days: Annotated[int, typer.Option(min=1, max=366, help="How many, today among them.")] = 30,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Say how the service is doing: people, jobs, times, failures, workers, storage."""
    from bot.report import report

    settings = _for_terminal(_settings())

    async def tell() -> int:
        typer.echo(await report(settings, days, as_json=as_json))
        return 0

    _exit(tell())


@app.command()
def migrate() -> None:
    """Bring the tables to the newest version; `up` does it by itself."""
    from storage.database import Database

    async def bring() -> int:
        await (await Database.open(settings.storage.database)).close()
        typer.echo("The tables are up to date.")
        return 0

    settings = _settings()
    _exit(bring())


@app.command(name="version")
def show_version() -> None:
    """Print the version."""
    try:
        typer.echo(version("mp4totext"))
    except PackageNotFoundError:
        typer.echo("not installed; running from its source")


def main() -> None:
    """The entry point."""
    app()


# --- putting it together ---------------------------------------------------------------------


def _settings() -> Settings:
    """The settings, with logging set up. Ends the program when one can't be."""
    from pydantic import ValidationError

    from bot.service import Settings

    try:
        return _logged(Settings.read())
    except ValidationError as error:
        wrong = (
            f"{'.'.join(map(str, each['loc'])).upper()}: {each['msg']}" for each in error.errors()
        )
        _fail("These settings can't be: " + "; ".join(wrong), 2)


def _logged(settings: Settings) -> Settings:
    from storage import logs

    pipeline = settings.pipeline
    secrets = (
        settings.bot.telegram_bot_token,
        settings.bot.telegram_webhook_secret,
        settings.bot.discord_bot_token,
        pipeline.hf_token,
        pipeline.gemini_api_key,
        pipeline.openai_api_key,
    )
    logs.setup(settings.storage, secrets)
    return settings


def _for_terminal(settings: Settings) -> Settings:
    """Whoever sits at the terminal runs the service; and log lines must not tear the screen."""
    from dataclasses import replace

    bot = settings.bot.model_copy(update={"admins": (*settings.bot.admins, "console:local")})
    storage = settings.storage
    if "log_level" not in storage.model_fields_set:
        storage = storage.model_copy(update={"log_level": "ERROR"})
    return _logged(replace(settings, bot=bot, storage=storage))


def _chats(settings: Settings) -> list[Chat]:
    """The front ends that have a token; the library of one that has none is not loaded."""
    from storage.models import Platform

    makers = {Platform.TELEGRAM: _telegram, Platform.DISCORD: _discord}
    return [makers[platform](settings) for platform in settings.bot.platforms]


def _telegram(settings: Settings) -> Chat:
    from bot.telegram_chat import TelegramChat
    from bot.telegram_webhook import Webhook

    bot = settings.bot
    secret = bot.telegram_webhook_secret.get_secret_value()
    webhook = Webhook(bot.telegram_webhook_url, bot.telegram_webhook_listen, secret)
    return TelegramChat(
        bot.telegram_bot_token.get_secret_value(),
        bot.telegram_api_url,
        bot.telegram_local,
        webhook if webhook.url else None,
        rich=bot.telegram_rich,
        per_second=bot.telegram_messages_per_second,
    )


def _discord(settings: Settings) -> Chat:
    from bot.discord_chat import DiscordChat

    bot = settings.bot
    token = bot.discord_bot_token.get_secret_value()
    return DiscordChat(token, bot.discord_api_url, bot.discord_message_content)


def _finish(service: Coroutine[Any, Any, None]) -> NoReturn:
    """Run until it ends, exit 0; an expected error is one sentence and exit 1."""

    async def serve() -> int:
        await service
        return 0

    _exit(serve())


def _exit(work: Coroutine[Any, Any, int]) -> NoReturn:
    from bot.words import Words
    from storage.errors import Expected
    from storage.models import Failure

    try:
        status = asyncio.run(work)
    except Expected as error:
        _fail(Words().into("en").failure(Failure(error.code, error.values)), 1)
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(status)


def _say(text: str) -> None:
    typer.echo(text)


def _fail(sentence: str, status: int) -> NoReturn:
    typer.echo(sentence, err=True)
    sys.exit(status)


if __name__ == "__main__":
    main()
