"""Network clients use the proxy of the environment, with its password."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.app.environment import prepare
from pipeline.engines.protocols import SummaryOptions
from pipeline.engines.summarization.gemini import Gemini
from pipeline.engines.summarization.openai_chat import OpenAiChat
from pipeline.engines.tts.google import GoogleVoice
from pipeline.engines.whisper.models.hub import Hub
from storage.errors import EngineMissing, EngineUnreachable
from tests.integration.engines.summary_servers import GeminiProtocol, OpenAiProtocol, SummaryServer
from tests.integration.network.proxy_server import ProxyServer
from tests.unit.pipeline.transcripts import MEETING, no_report, transcript_of


@pytest.fixture
def proxy() -> Iterator[ProxyServer]:
    with ProxyServer() as running:
        yield running


@pytest.fixture
def by_proxy(proxy: ProxyServer, monkeypatch: pytest.MonkeyPatch) -> ProxyServer:
    """Set the environment to the proxy, as a command does."""
    environment: dict[str, str] = {}
    assert prepare(environment, {"ALL_PROXY": proxy.url}) == ([], [])
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return proxy


def elsewhere(url: str, name: str) -> str:
    """Return the address of a local server under a name that only the proxy resolves."""
    return url.replace("127.0.0.1", name)


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
def test_curl_accepts_the_test_proxy(proxy: ProxyServer) -> None:
    with SummaryServer(OpenAiProtocol()) as server:
        address = elsewhere(f"{server.url}/v1/models", "server.test")
        for more, proof in ((["--proxytunnel"], proxy.url), ([], proxy.url), ([], "")):
            by = proof or f"http://127.0.0.1:{proxy.port}"
            done = subprocess.run(
                ["curl", "--silent", "--proxy", by, "--noproxy", "", *more, address],
                capture_output=True, text=True, timeout=20, check=False,
            )  # fmt: skip
            assert ("tiny:latest" in done.stdout) is bool(proof)
    assert [line.split(" ")[0] for line in proxy.went] == ["CONNECT", "GET"]
    assert proxy.strangers == 1


def test_summary_servers_are_reached_through_the_proxy(by_proxy: ProxyServer) -> None:
    with SummaryServer(OpenAiProtocol()) as openai, SummaryServer(GeminiProtocol()) as gemini:
        chat = OpenAiChat(elsewhere(f"{openai.url}/v1", "openai.test"), "", "tiny", 10)
        google = Gemini("key", "gemini-test", elsewhere(gemini.url, "gemini.test"), 10)
        for engine in (chat, google):
            assert "the model is there" in engine.ready()
            assert engine.summarize(transcript_of(*MEETING), SummaryOptions(), no_report).title
    assert len(by_proxy.to("openai.test")) >= 2
    assert len(by_proxy.to("gemini.test")) >= 2


def test_local_server_is_reached_without_the_proxy(by_proxy: ProxyServer) -> None:
    with SummaryServer(OpenAiProtocol()) as server:
        for host in ("127.0.0.1", "localhost"):
            url = server.url.replace("127.0.0.1", host)
            assert "the model is there" in OpenAiChat(f"{url}/v1", "", "tiny", 10).ready()
    assert not by_proxy.went


def test_gtts_uses_the_proxy(by_proxy: ProxyServer, tmp_path: Path) -> None:
    with pytest.raises(EngineUnreachable):  # the proxy forwards nothing to the internet
        GoogleVoice(20).speak("hello", "en", tmp_path, no_report)
    assert by_proxy.went == ["CONNECT translate.google.com:443"]


def test_hub_is_reached_through_the_proxy(
    by_proxy: ProxyServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with SummaryServer(OpenAiProtocol()) as server:
        monkeypatch.setenv("HF_ENDPOINT", elsewhere(server.url, "hub.test"))
        with pytest.raises(EngineMissing):  # this server has no models
            Hub().find_model("some/model", "some/model")
    (request,) = by_proxy.to("hub.test")
    assert request.endswith("/api/models/some/model/revision/main")
