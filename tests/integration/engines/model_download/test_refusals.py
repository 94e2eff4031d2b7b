"""Model downloads that can not begin: wrong names, tokens, a full disk, no network."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.engines.whisper.models import download as model_download
from storage.errors import EngineMissing, ModelNotFetched
from tests.integration.engines.model_download.downloads import NAME, DownloadReport, download
from tests.integration.engines.model_hub import ModelHub, Trouble


@pytest.mark.parametrize(
    ("name", "trouble", "setting", "expected"),
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
def test_permanent_error_is_reported_without_a_retry(
    name: str, trouble: Trouble, setting: str, expected: str, hub: ModelHub, tmp_path: Path
) -> None:
    hub.trouble = trouble
    with pytest.raises(EngineMissing, match=expected) as exc_info:
        download(tmp_path, name).wait(DownloadReport())
    assert exc_info.value.values["setting"] == setting
    assert len(hub.requests) == 1


def test_token_is_sent_only_to_the_hub(hub: ModelHub, tmp_path: Path) -> None:
    download(tmp_path, token="hf_secret").wait(DownloadReport())
    tokens = {token for path, token in hub.tokens if path.startswith("/api") or "resolve" in path}
    assert tokens == {"Bearer hf_secret"}
    assert {token for path, token in hub.tokens} == {"Bearer hf_secret", ""}


def test_full_disk_is_reported_before_the_download(
    hub: ModelHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model_download, "SPARE_BYTES", 10**18)
    with pytest.raises(ModelNotFetched, match="MB are free") as exc_info:
        download(tmp_path).wait(DownloadReport())
    assert exc_info.value.values["reason"] == "no_space"


def test_offline_mode_sends_no_request(
    hub: ModelHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(ModelNotFetched) as exc_info:
        download(tmp_path).wait(DownloadReport())
    assert exc_info.value.values["reason"] == "offline"
    assert hub.requests == []


def test_downloaded_model_is_found_while_the_hub_is_down(
    hub: ModelHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = download(tmp_path).wait(DownloadReport())
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    assert download(tmp_path).wait(DownloadReport()) == folder
