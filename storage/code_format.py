"""Codes that people read in one place and type in another.

The letters are Crockford's: none that is taken for another one, and what is taken for one counts
as it. https://www.crockford.com/base32.html
"""

from __future__ import annotations

import hashlib
import secrets

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_GROUP = 4
# Small letters are made large by Unicode's rules, which know no language: a Turkish keyboard's
# dotted and dotless letters are both meant as I.
_MEANT = str.maketrans({"O": "0", "I": "1", "L": "1", "İ": "1", "\u0307": ""})
_BETWEEN = "-‐‑–— \t"


def new_code(length: int) -> str:
    """A code of so many letters, 5 bits each, as nobody can guess it."""
    return "".join(secrets.choice(LETTERS) for _ in range(length))


def shown(code: str) -> str:
    """`ABCD-EFGH`: as people read and type it."""
    return "-".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))


def read(typed: str, length: int) -> str:
    """The code that somebody means; "" when it is none of this length."""
    code = "".join(it for it in typed.upper() if it not in _BETWEEN).translate(_MEANT)
    return code if len(code) == length and set(code) <= set(LETTERS) else ""


def digest(kind: str, code: str) -> str:
    """What is kept of a code: who reads it has to try all codes to find the one."""
    return hashlib.sha256(f"{kind}:{code}".encode()).hexdigest()
