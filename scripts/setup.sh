#!/bin/sh
# Make .venv, or mend it: `make setup`, and before every other target. Says nothing when all is well.
#   PYTHON   the interpreter to use (default: python3, else a newer one on the PATH)
#   CHOSEN   not empty: PYTHON was named by the caller, so a .venv of another version is made anew
set -eu
venv=$PWD/.venv
lock=locks/dev.txt
state=$(cksum "$lock" pyproject.toml)

say() { printf '%s\n' "$*"; }
give_up() { say "$*" >&2; exit 1; }
version() { "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null; }
new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

# A .venv works when its Python starts, is new enough and has pip, and when its scripts name this
# folder: one that was copied or moved starts the programs of the other folder.
works() {
    new_enough "$venv/bin/python" \
        && [ ! -e "$venv/.installing" ] \
        && head -n 3 "$venv/bin/pip" 2>/dev/null | grep -qF "$venv/bin/python" \
        && "$venv/bin/python" -c 'import pip' 2>/dev/null \
        && { [ -z "${CHOSEN:-}" ] || [ "$(version "$PYTHON")" = "$(version "$venv/bin/python")" ]; }
}

find_python() {
    for python in "${PYTHON:-python3}" python3.13 python3.12 python3.11 python3.14; do
        if new_enough "$python"; then return; fi
        if [ -n "${CHOSEN:-}" ]; then break; fi
    done
    have=$("${PYTHON:-python3}" -c 'import sys; print("this is %d.%d" % sys.version_info[:2])' 2>/dev/null) \
        || have="there is no ${PYTHON:-python3}"
    give_up "mp4totext needs Python 3.11 or later; $have. With another one: make PYTHON=/path/to/python3.12 demo"
}

make_venv() {
    find_python
    "$python" -c 'import venv, ensurepip' 2>/dev/null \
        || give_up "This Python can make no virtual environment. On Debian and Ubuntu: apt install python3-venv"
    say "Making .venv with Python $("$python" -c 'import platform; print(platform.python_version())')"
    rm -rf "$venv"
    "$python" -m venv "$venv" || give_up "Python could not make .venv: see above."
}

# pip's lines as one that counts; a line a phase where the output is no terminal.
show_progress() {
    done=0 status=1
    while read -r word rest; do
        case $word in
            Collecting)
                done=$((done + 1))
                if [ -t 1 ]; then printf '\r\033[K  %s of %s: %s' "$done" "$count" "${rest%% *}"; fi ;;
            Installing)
                if [ -t 1 ]; then printf '\r\033[K  unpacking'; fi ;;
            exit-status) status=$rest ;;
        esac
    done
    if [ -t 1 ]; then printf '\r\033[K'; fi
    return "$status"
}

install() {
    count=$(grep -c '^[A-Za-z0-9][^ ]*==' "$lock")
    say "Installing the $count packages of $lock: a minute or two the first time"
    : > "$venv/.installing"
    {
        PYTHONUNBUFFERED=1 "$venv/bin/python" -m pip install --no-input --disable-pip-version-check \
            --progress-bar off --no-deps --require-hashes --requirement "$lock" 2> "$venv/.pip-said" \
            && "$venv/bin/python" -m pip install --quiet --quiet --no-input --disable-pip-version-check \
                --no-deps --no-build-isolation --editable . 2>> "$venv/.pip-said" \
            && say "exit-status 0" || say "exit-status 1"
    } | show_progress || {
        tail -n 20 "$venv/.pip-said" >&2
        give_up "pip could not install them. Make again when that is mended: what was fetched is kept."
    }
    rm -f "$venv/.installing" "$venv/.pip-said"
}

if works && [ "$(cat "$venv/.ready" 2>/dev/null)" = "$state" ]; then exit 0; fi
if ! works; then
    if [ -e "$venv" ] || [ -L "$venv" ]; then say "The .venv here is unfinished or broken, or is another Python's: making it anew."; fi
    make_venv
fi
install
say "$state" > "$venv/.ready.new"
mv "$venv/.ready.new" "$venv/.ready"  # a new file: a hard-linked copy of this folder keeps its own
