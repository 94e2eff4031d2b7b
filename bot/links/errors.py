"""The errors of links, a branch of the tree in `storage/errors.py`.

    UserError
    └── BadLink            `bad_link`         not http(s), or with a user name, or another port
        ├── LinksOff       `links_off`        the operator does not want links
        ├── Unreachable    `link_unreachable` no such host, no answer, or no address that we go to:
        │                                     one sentence, which tells nothing of what is inside
        ├── BadCertificate `link_certificate` its certificate is not good for its name
        ├── NotFound       `link_gone`        404, 410
        ├── Forbidden      `link_forbidden`   403
        ├── NeedsLogin     `link_login`       401, or a page where one logs in
        ├── ServerFailed   `link_trouble`     any other answer; values: status
        ├── TooManyRedirects `link_circles`     more redirects than we follow
        ├── TooSlow        `link_too_slow`
        ├── ConnectionLost `link_broken`      the connection, on the way
        ├── WebPage        `link_page`        a page and not a recording
        └── MessageLink    `link_message`     to a message that we can't read
            ├── Forward    `link_forward`     of Telegram, which gives bots no message by its link
            ├── WrongPlatform `link_elsewhere`   of Discord, sent somewhere else
            └── NoMedia    `link_nothing_in`  which has no recording

None of them repeats the link: it may hold secrets.
"""

from __future__ import annotations

from storage.errors import UserError


class BadLink(UserError):
    """Not a link that we follow."""

    code = "bad_link"


class LinksOff(BadLink):
    """The operator does not want links to be followed."""

    code = "links_off"


class Unreachable(BadLink):
    """No such host, no answer, or an address that we do not go to."""

    code = "link_unreachable"


class BadCertificate(BadLink):
    """Its certificate is not good for its name."""

    code = "link_certificate"


class NotFound(BadLink):
    """The server has nothing there (any more)."""

    code = "link_gone"


class Forbidden(BadLink):
    """The server does not hand it out."""

    code = "link_forbidden"


class NeedsLogin(BadLink):
    """The server wants a password."""

    code = "link_login"


class ServerFailed(BadLink):
    """The server answers with an error. Values: status."""

    code = "link_trouble"


class TooManyRedirects(BadLink):
    """It leads on and on."""

    code = "link_circles"


class TooSlow(BadLink):
    """The bytes do not come, or come too slowly."""

    code = "link_too_slow"


class ConnectionLost(BadLink):
    """The connection broke, each time."""

    code = "link_broken"


class WebPage(BadLink):
    """A web page and not a recording."""

    code = "link_page"


class MessageLink(BadLink):
    """A message that the bot can't read, or the person can't."""

    code = "link_message"


class Forward(MessageLink):
    """A message on Telegram, where bots get none by its link."""

    code = "link_forward"


class WrongPlatform(MessageLink):
    """A message on Discord, sent on another platform: who may see it is known there."""

    code = "link_elsewhere"


class NoMedia(MessageLink):
    """A message without a recording."""

    code = "link_nothing_in"
