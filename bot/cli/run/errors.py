"""Errors of the inputs on a command line, a branch of the tree in `storage/errors.py`.

UserError
└── BadInput              `bad_input`      values: name
    ├── NoSuchFile        `not_there`
    ├── NoMatch           `no_match`       a pattern that matches no file
    ├── NothingInside     `nothing_inside` a folder without a recording
    ├── NotAFile          `not_a_file`     a pipe, a device, a socket
    ├── Unreadable        `unreadable`     values: name, problem
    ├── NothingPiped      `nothing_piped`  standard input is empty
    └── NotWritten        `not_written`    values: name (of the folder), problem
"""

from __future__ import annotations

from storage.errors import UserError


class BadInput(UserError):
    """An input that can't be used. Values: name."""

    code = "bad_input"


class NoSuchFile(BadInput):
    """The file does not exist."""

    code = "not_there"


class NoMatch(BadInput):
    """A pattern that matches no file."""

    code = "no_match"


class NothingInside(BadInput):
    """A folder without a recording."""

    code = "nothing_inside"


class NotAFile(BadInput):
    """A pipe, a device or a socket: reading it may never end, and opening it may have effects.
    Values: name, kind."""

    code = "not_a_file"


class Unreadable(BadInput):
    """The system refuses to read it. Values: name, problem."""

    code = "unreadable"


class NothingPiped(BadInput):
    """Standard input is empty."""

    code = "nothing_piped"


class NotWritten(BadInput):
    """The files can't be written there. Values: name (of the folder), problem."""

    code = "not_written"
