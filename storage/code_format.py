"""Format of codes that people read in one place and type in another.

The alphabet is Crockford's base 32. No letter of it looks like another one, and a look-alike is
read as the letter of the alphabet. https://www.crockford.com/base32.html
"""

from __future__ import annotations

import hashlib
import secrets

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_GROUP = 4
# `upper()` ignores the language: the dotted and the dotless letter of a Turkish keyboard both
# become I.
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1", "İ": "1", "\u0307": ""})
_SEPARATORS = "-‐‑–— \t"


def new_code(length: int) -> str:
    """Return a random code of `length` letters, 5 bits each."""
    return "".join(secrets.choice(LETTERS) for _ in range(length))


def format_code(code: str) -> str:
    """Return the code in groups, as users read and type it: `ABCD-EFGH`."""
    return "-".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))


def parse_code(typed: str, length: int) -> str:
    """Return the code in typed text; "" when it is not a code of this length."""
    code = "".join(it for it in typed.upper() if it not in _SEPARATORS).translate(_LOOKALIKES)
    return code if len(code) == length and set(code) <= set(LETTERS) else ""


def digest(kind: str, code: str) -> str:
    """Return the digest that is stored instead of the code.

    Reversing it takes trying all codes.
    """
    return hashlib.sha256(f"{kind}:{code}".encode()).hexdigest()
