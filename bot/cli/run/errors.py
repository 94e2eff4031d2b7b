"""The errors of what is named on a command line, a branch of the tree in `storage/errors.py`.

UserError
└── BadInput              `bad_input`      values: name
    ├── NoSuchFile        `not_there`
    ├── NoMatch           `no_match`       a pattern that fits no file
    ├── NothingInside     `nothing_inside` a folder without a recording
    ├── NotAFile          `not_a_file`     a pipe, a device, a socket
    ├── Unreadable        `unreadable`     values: name, problem
    ├── NothingPiped      `nothing_piped`  standard input ends before it begins
    └── NotWritten        `not_written`    values: name (of the folder), problem
"""

from __future__ import annotations

from storage.errors import UserError


class BadInput(UserError):
    """What was named can't be used. Values: name."""

    code = "bad_input"


class NoSuchFile(BadInput):
    """No file of this name."""

    code = "not_there"


class NoMatch(BadInput):
    """A pattern that the shell left alone, and that fits nothing."""

    code = "no_match"


class NothingInside(BadInput):
    """A folder without a recording."""

    code = "nothing_inside"


class NotAFile(BadInput):
    """A pipe, a device or a socket: it may never end, or do something when it is opened.
    Values: name, kind."""

    code = "not_a_file"


class Unreadable(BadInput):
    """The system refuses it. Values: name, problem."""

    code = "unreadable"


class NothingPiped(BadInput):
    """Standard input has no bytes."""

    code = "nothing_piped"


class NotWritten(BadInput):
    """The files can't be written there. Values: name (of the folder), problem."""

    code = "not_written"
