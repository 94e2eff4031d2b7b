"""Inputs on the command line, and the problems of unusable ones."""

from __future__ import annotations

import os
import socket
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.cli.run.inputs import Input, read_inputs

OGG = b"OggS" + bytes(60)


@pytest.fixture(autouse=True)
def working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(*names: str, content: bytes = OGG) -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def read(*words: str, skip: Sequence[str] = ()) -> tuple[list[str], dict[str, str]]:
    """Return names below the output folder, and codes of problems by argument."""
    inputs, problems = read_inputs(words, lambda path: str(path) in skip, "stdin")
    return [str(it.folder / it.name) for it in inputs], {
        it.argument: it.error.code for it in problems
    }


def test_folder_is_searched_by_content_and_keeps_its_structure() -> None:
    put("in/b.ogg", "in/a/z.bin", "in/a/b/talk", "in/c.mp4")
    put("in/notes.txt", "in/a/x.ts", "in/t.summary.md", content=b"import x\n")
    put("in/empty.mp3", content=b"")
    put("in/.hidden.ogg", "in/.git/x.ogg", "in/x.ogg.part", "in/y.ogg.crdownload", "in/z.ogg~")
    put("in/ours.ogg", "in/out/o.ogg", "in/t.summary.ogg", "in/u.summary.mp3")
    names, problems = read("in", skip=["in/ours.ogg", "in/out"])
    assert names == ["a/b/talk", "a/z.bin", "b.ogg", "c.mp4", "empty.mp3", "u.summary.mp3"]
    assert problems == {}


def test_symbolic_links_are_followed_and_no_folder_is_entered_twice() -> None:
    put("in/a/talk.ogg", "elsewhere/more.ogg")
    Path("in/a/up").symlink_to("..")
    Path("in/self").symlink_to("self")
    Path("in/self.mp4").symlink_to("self.mp4")
    Path("in/gone.mp4").symlink_to("nowhere")
    Path("in/more").symlink_to(Path("elsewhere").resolve())
    names, problems = read("in")
    assert names == ["a/talk.ogg", "more/more.ogg"]
    assert problems == {"in/gone.mp4": "not_there", "in/self.mp4": "unreadable"}


def test_unreadable_folder_is_a_problem_and_the_rest_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put("in/a/x.ogg", "in/b/y.ogg", "in/c.ogg")
    real = os.listdir

    def listing(path: Path) -> list[str]:
        if path.name == "a":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr("os.listdir", listing)
    names, problems = read("in")
    assert names == ["b/y.ogg", "c.ogg"]
    assert problems == {"in/a": "unreadable"}


def test_recording_named_twice_is_read_once() -> None:
    put("in/x.ogg")
    Path("link.ogg").symlink_to("in/x.ogg")
    assert read("in", "in/x.ogg", "./in/../in/x.ogg", "link.ogg", "in") == (["x.ogg"], {})
    assert read("https://a.org/x", "https://a.org/x", "-", "-")[0] == ["a.org", "stdin"]


def test_unexpanded_shell_patterns_are_expanded() -> None:
    put("b.ogg", "a.ogg", "deep/er/c.ogg", "what[1].ogg")
    assert read("?.ogg") == (["a.ogg", "b.ogg"], {})
    assert read("**/c.*") == (["c.ogg"], {})
    assert read("what[1].ogg") == (["what[1].ogg"], {})
    assert read("*.mp4") == ([], {"*.mp4": "no_match"})


def test_file_names_of_any_bytes_are_read(working_folder: Path) -> None:
    strange = os.fsdecode(b"t\xff\nk .ogg")
    put(f"in/{strange}", "-dash.ogg", "file name.ogg")
    assert read("in", "-dash.ogg", "file name.ogg")[0] == [strange, "-dash.ogg", "file name.ogg"]
    assert read((working_folder / "file name.ogg").as_uri())[0] == ["file name.ogg"]


def test_arguments_that_are_no_files_are_problems() -> None:
    os.mkfifo("pipe")
    Path("nothing").mkdir()
    with socket.socket(socket.AF_UNIX) as door:
        door.bind("door")
        words = ("pipe", "/dev/zero", "door", "nofile.mp4", "nothing", "a" * 300, "in\0it")
        with pytest.raises(ValueError, match="null"):
            read(*words)
        names, problems = read(*words[:-1])
    assert names == []
    assert problems == {
        "pipe": "not_a_file",
        "/dev/zero": "not_a_file",
        "door": "not_a_file",
        "nofile.mp4": "not_there",
        "nothing": "nothing_inside",
        "a" * 300: "unreadable",
    }


def test_links_are_parsed_as_in_a_chat() -> None:
    names, problems = read(
        "HTTPS://Example.org/a/talk.mp3?key=1",
        "http://u:p@example.org/x.mp3",
        "ftp://example.org/x.mp3",
        "https://t.me/channel/12",
        "https://discord.com/channels/1/2/3",
    )
    assert names == ["talk.mp3"]
    assert list(problems.values()) == ["bad_link", "bad_link", "link_forward", "link_elsewhere"]


def test_terminal_is_not_read_as_a_recording(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    assert read("-") == ([], {"-": "nothing_piped"})


def test_input_keeps_its_argument() -> None:
    put("in/a/x.ogg")
    (recording,), _ = read_inputs(["in"], lambda _: False, "stdin")
    assert recording == Input("in/a/x.ogg", Path("in/a/x.ogg"), "x.ogg", Path("a"))
