"""`/web`: a link that signs a browser in, the browsers that are signed in, and shared links."""

from __future__ import annotations

from datetime import timedelta

from bot.chat import Button, ButtonPress, Command, Event, Message, Span
from bot.context.refusals import RequestRefused
from bot.context.request import Reply, Request, plain
from storage.database import Unit
from storage.display_names import clean_name
from storage.models import CodeKind, WebSession
from storage.repositories.secrets.web_sessions import SHORT_KEY

END = "webend"
"""The buttons' action: `webend:<start of a session's key>:<owner>`, or ALL in its place."""
ALL = "all"
CODE_LIFETIME = timedelta(minutes=10)
_SESSIONS = "sessions"
_LINKS = "links"


async def open_pages(request: Request[Command], unit: Unit) -> Reply | None:
    """Answer `/web` with a link that signs one browser in, and the number of shared links if there
    are any, `/web sessions` with the list of browsers that are signed in, and `/web links` with
    that number alone. Raises RequestRefused."""
    services, origin = request.services, request.origin
    if not services.settings.has_pages:
        if not origin.is_confidential:
            return None  # as to any other unknown command
        raise RequestRefused("hint-unknown-command", name="web")
    request.check_confidential("web")
    if request.arguments.lower() == _SESSIONS:
        return Reply(await _sessions(request, unit))
    links = await unit.shares.of_accounts(request.person.accounts, services.clock())
    shared = request.t("web-links", count=len(links), url=f"{services.settings.web_url}/shared")
    if request.arguments.lower() == _LINKS:
        return Reply(plain(shared))
    if request.arguments:
        raise RequestRefused("web-how")
    code = await unit.codes.create_single(
        CodeKind.WEB,
        origin.account,
        origin.message,
        services.clock(),
        CODE_LIFETIME,
        clean_name(origin.name),
    )
    minutes = int(CODE_LIFETIME.total_seconds() // 60)
    link = f"{services.settings.web_url}/in/{code.replace('-', '')}"
    words = [request.t("web-link", count=minutes), *([shared] if links else [])]
    return Reply(Message((Span(link), *(Span(f"\n\n{each}") for each in words))))


async def end_sessions(request: Request[ButtonPress], unit: Unit) -> Reply:
    """Sign the browser of a button out, or all. The button may be forged: only one's own end."""
    which, owner = request.split_argument(2)
    request.check_own(owner)
    if which != ALL and len(which) != SHORT_KEY:
        raise RequestRefused("menu-not-yours")
    now, accounts = request.services.clock(), request.person.accounts
    await unit.web_sessions.end_for(accounts, now, "" if which == ALL else which)
    return Reply(await _sessions(request, unit), edit=True)


async def _sessions(request: Request[Event], unit: Unit) -> Message:
    t, owner = request.t, request.origin.account.id
    sessions = await unit.web_sessions.list_for(request.person.accounts, request.services.clock())
    if not sessions:
        return plain(t("web-sessions-none"))
    spans, rows = [Span(t("web-sessions-title"), "bold")], []
    for number, session in enumerate(sessions, 1):
        spans.append(Span(f"\n{number}. {_line(request, session)}"))
        label = f"{t('web-sign-out')} {number}"
        rows.append((Button(label, END, f"{session.key[:SHORT_KEY]}:{owner}"),))
    rows.append((Button(t("button-web-end-all"), END, f"{ALL}:{owner}"),))
    return Message(tuple(spans), tuple(rows))


def _line(request: Request[Event], session: WebSession) -> str:
    browser = session.browser or request.t("web-browser-unknown")
    facts = {"since": f"{session.created:%Y-%m-%d %H:%M}", "seen": f"{session.seen:%Y-%m-%d %H:%M}"}
    return request.t("web-session", browser=browser, **facts)
