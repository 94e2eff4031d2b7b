"""A model from a hub that breaks off, falls silent, lies, refuses or is slow."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.engines.whisper.models import download as model_download
from pipeline.engines.whisper.models import file_download
from pipeline.engines.whisper.models import hub as whisper_hub
from pipeline.engines.whisper.models.download import ModelDownload
from pipeline.engines.whisper.models.store import find_fetched, model_home
from storage.errors import EngineMissing, ModelNotFetched, Stopped
from storage.models import Fetching
from tests.integration.engines.model_hub import ModelHub, Trouble

NAME = "some/whisper-ct2"
SIZE = 3_000_000


class Look:
    """A report that remembers what was shown, and stops when it is told to."""

    def __init__(self, stop_when: Callable[[Fetching], bool] = lambda _: False) -> None:
        self.shown: list[Fetching] = []
        self._stop_when = stop_when

    def __call__(self, fraction: float, newest: str = "") -> None:
        """Nothing is heard here."""

    def fetching(self, fetching: Fetching) -> None:
        self.shown.append(fetching)
        if self._stop_when(fetching):
            raise Stopped

    def note(self, note: Any) -> None:
        """Nothing is noted here."""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Files in the shape of a model."""
    folder = tmp_path / "source"
    folder.mkdir()
    start = b"\x06\x00\x00\x00\x0c\x00WhisperSpec\x00"
    (folder / "model.bin").write_bytes(start + os.urandom(SIZE))
    (folder / "config.json").write_text("{}")
    (folder / "tokenizer.json").write_text('{"a": 1}')
    (folder / "vocabulary.txt").write_text("a\nb\n")
    (folder / "README.md").write_text("not wanted")
    return folder


@pytest.fixture
def hub(source: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[ModelHub]:
    plain = tmp_path / "plain"
    plain.mkdir()
    (plain / "model.safetensors").write_text("x")
    (plain / "config.json").write_text("{}")
    with ModelHub({NAME: source, "openai/whisper-small": plain}) as running:
        monkeypatch.setenv("HF_ENDPOINT", running.url)
        monkeypatch.delenv("HF_HUB_DOWNLOAD_TIMEOUT", raising=False)
        monkeypatch.setattr(whisper_hub, "SILENCE", 0.5)
        monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "no cache"))
        monkeypatch.setenv("HF_TOKEN_PATH", str(tmp_path / "no token"))
        for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setattr(file_download, "FIRST_PAUSE", 0.05)
        yield running


def download(tmp_path: Path, name: str = NAME, token: str = "") -> ModelDownload:
    return ModelDownload(name, name, tmp_path / "models", token)


def same(folder: Path, source: Path) -> bool:
    names = ("model.bin", "config.json", "tokenizer.json", "vocabulary.txt")
    assert not (folder / "README.md").exists()
    return all((folder / each).read_bytes() == (source / each).read_bytes() for each in names)


def test_a_model_comes_whole_and_is_shown(hub: ModelHub, source: Path, tmp_path: Path) -> None:
    hub.trouble = Trouble(per_second=4_000_000)
    look = Look()
    folder = download(tmp_path).wait(look)
    assert same(folder, source)
    assert look.shown[-1].total > SIZE
    assert 0 < max(each.done for each in look.shown) <= look.shown[-1].total
    assert any(each.left is not None for each in look.shown)
    asked = len(hub.asked)
    assert download(tmp_path).wait(Look()) == folder
    assert len(hub.asked) == asked  # it is there: no word to the hub


def test_what_broke_off_goes_on_where_it_was(hub: ModelHub, source: Path, tmp_path: Path) -> None:
    hub.trouble = Trouble(drop_after=1_000_000, times=2)
    assert same(download(tmp_path).wait(Look()), source)
    assert hub.sent < 1.5 * SIZE


def test_a_restart_goes_on_where_it_was(hub: ModelHub, source: Path, tmp_path: Path) -> None:
    hub.trouble = Trouble(per_second=3_000_000)
    with pytest.raises(Stopped):
        download(tmp_path).wait(Look(lambda shown: shown.done > 1_000_000))
    assert find_fetched(tmp_path / "models", NAME) is None  # nothing half made is used
    hub.trouble = Trouble()
    assert max(hub.begun_at) == 0
    assert same(download(tmp_path).wait(Look()), source)
    assert max(hub.begun_at) > 900_000


def test_a_server_without_ranges_starts_anew(hub: ModelHub, source: Path, tmp_path: Path) -> None:
    hub.trouble = Trouble(drop_after=1_000_000, times=1, no_ranges=True)
    assert same(download(tmp_path).wait(Look()), source)


@pytest.mark.parametrize("trouble", [Trouble(silent=True), Trouble(stall_after=0)])
def test_a_silent_hub_is_given_up(trouble: Trouble, hub: ModelHub, tmp_path: Path) -> None:
    hub.trouble = trouble
    waiting = download(tmp_path)
    with pytest.raises(ModelNotFetched) as caught:
        waiting.wait(Look())
    assert caught.value.values["reason"] == "silent"
    assert caught.value.values["setting"] == "WHISPER_MODEL"
    asked = len(hub.asked)
    with pytest.raises(ModelNotFetched):
        waiting.wait(Look())
    assert len(hub.asked) == asked  # the next ones do not wait for it, too


def test_bytes_that_are_wrong_are_fetched_once_more(
    hub: ModelHub, source: Path, tmp_path: Path
) -> None:
    hub.trouble = Trouble(damage=1)
    assert same(download(tmp_path).wait(Look()), source)
    hub.trouble = Trouble(damage=9)
    with pytest.raises(ModelNotFetched) as caught:
        download(tmp_path / "other").wait(Look())
    assert caught.value.values["reason"] == "damaged"
    assert not list((tmp_path / "other").rglob("model.bin*"))


@pytest.mark.parametrize(
    ("name", "trouble", "setting", "said"),
    [
        ("some/whisper-ct3", Trouble(), "WHISPER_MODEL", "has no model"),
        ("openai/whisper-small", Trouble(), "WHISPER_MODEL", "did you mean small"),
        ("openai/whisper-small", Trouble(), "WHISPER_MODEL", "ct2-transformers-converter"),
        (NAME, Trouble(status=401, headers={"X-Error-Code": "GatedRepo"}), "HF_TOKEN", "terms"),
        (
            NAME,
            Trouble(status=404, headers={"X-Error-Code": "RepoNotFound"}),
            "WHISPER_MODEL",
            "no",
        ),
        (
            NAME,
            Trouble(
                status=401,
                headers={"X-Error-Message": "Invalid credentials in Authorization header"},
            ),
            "HF_TOKEN",
            "token is not valid",
        ),
    ],
)
def test_what_no_other_try_changes_is_told_at_once(
    name: str, trouble: Trouble, setting: str, said: str, hub: ModelHub, tmp_path: Path
) -> None:
    hub.trouble = trouble
    with pytest.raises(EngineMissing, match=said) as caught:
        download(tmp_path, name).wait(Look())
    assert caught.value.values["setting"] == setting
    assert len(hub.asked) == 1


def test_a_busy_hub_is_asked_again(hub: ModelHub, tmp_path: Path) -> None:
    hub.trouble = Trouble(status=429, headers={"RateLimit": '"api";r=0;t=0'})
    with pytest.raises(ModelNotFetched) as caught:
        download(tmp_path).wait(Look())
    assert caught.value.values["reason"] == "unreachable"
    assert len(hub.asked) == file_download.QUIET_TRIES


def test_the_token_stays_at_the_hub(hub: ModelHub, tmp_path: Path) -> None:
    download(tmp_path, token="hf_secret").wait(Look())
    said = {token for path, token in hub.tokens if path.startswith("/api") or "resolve" in path}
    assert said == {"Bearer hf_secret"}
    assert {token for path, token in hub.tokens} == {"Bearer hf_secret", ""}


def test_who_leaves_stops_it_unless_others_wait(
    hub: ModelHub, source: Path, tmp_path: Path
) -> None:
    hub.trouble = Trouble(per_second=2_000_000)
    shared, found = download(tmp_path), []
    other = threading.Thread(target=lambda: found.append(shared.wait(Look())))
    other.start()
    with pytest.raises(Stopped):
        shared.wait(Look(lambda shown: shown.done > 200_000))
    other.join(60)
    assert same(found[0], source)
    assert sum("resolve" in path and path.endswith("model.bin") for path in hub.asked) == 1


def test_who_comes_while_it_stops_starts_it_anew(
    hub: ModelHub, source: Path, tmp_path: Path
) -> None:
    hub.trouble = Trouble(stall_after=300_000, times=1)
    shared = download(tmp_path)
    with pytest.raises(Stopped):
        shared.wait(Look(lambda shown: shown.done > 200_000))
    assert same(shared.wait(Look()), source)


def test_a_full_disk_is_told_before(
    hub: ModelHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model_download, "SPARE_BYTES", 10**18)
    with pytest.raises(ModelNotFetched, match="MB are free") as caught:
        download(tmp_path).wait(Look())
    assert caught.value.values["reason"] == "no_space"


def test_without_a_hub_nobody_is_asked(
    hub: ModelHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(ModelNotFetched) as caught:
        download(tmp_path).wait(Look())
    assert caught.value.values["reason"] == "offline"
    assert hub.asked == []


def test_a_hub_that_is_down_is_not_asked_for_what_is_there(
    hub: ModelHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = download(tmp_path).wait(Look())
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    assert download(tmp_path).wait(Look()) == folder


def fetch_in_a_process(models: str, results: Any) -> None:
    results.put(str(ModelDownload(NAME, NAME, Path(models)).wait(Look())))


def test_two_processes_fetch_once(hub: ModelHub, source: Path, tmp_path: Path) -> None:
    hub.trouble = Trouble(per_second=3_000_000)
    context = multiprocessing.get_context("spawn")
    results: Any = context.Queue()
    both = [
        context.Process(target=fetch_in_a_process, args=(str(tmp_path / "models"), results))
        for _ in range(2)
    ]
    for process in both:
        process.start()
    found = {results.get(timeout=60) for _ in both}
    for process in both:
        process.join(60)
    assert found == {str(model_home(tmp_path / "models", NAME))}
    assert same(Path(found.pop()), source)
    assert hub.sent < 1.2 * SIZE


def test_another_model_is_not_held_up(hub: ModelHub, tmp_path: Path) -> None:
    done = download(tmp_path).wait(Look())
    hub.trouble = Trouble(silent=True)
    slow = ModelDownload("some/other", "some/other", tmp_path / "models")

    def wait() -> None:
        with pytest.raises(ModelNotFetched):
            slow.wait(Look())

    waiting = threading.Thread(target=wait)
    waiting.start()
    assert download(tmp_path).wait(Look()) == done
    assert waiting.is_alive()
    waiting.join(60)
