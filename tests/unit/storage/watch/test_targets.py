"""Addresses and headers of those who are told of the service; messages never repeat a password."""

from __future__ import annotations

import pytest

from storage.settings import StorageSettings
from storage.watch.targets import check_dsn, headers, host_of, pairs


def test_pairs_are_read_as_the_specification_writes_them() -> None:
    written = " a=1 , b = x%2Cy ,,deployment.environment.name=küche,empty="
    assert pairs(written) == {
        "a": "1", "b": "x,y", "deployment.environment.name": "küche", "empty": "",
    }  # fmt: skip
    assert headers("Authorization=Basic%20aGlk=,x-scope-orgid=1") == {
        "Authorization": "Basic aGlk=", "x-scope-orgid": "1",
    }  # fmt: skip


@pytest.mark.parametrize("written", ["hidden", "a=1,hidden", "=hidden", "a=1%0Ahidden"])
def test_message_for_wrong_pairs_has_no_value(written: str) -> None:
    with pytest.raises(ValueError, match="name=value") as error:
        pairs(written)
    assert "hidden" not in str(error.value)


@pytest.mark.parametrize("written", ["a b=hidden", "x:y=hidden", "a=hiddenü"])
def test_message_for_wrong_headers_has_no_value(written: str) -> None:
    with pytest.raises(ValueError, match="header=value") as error:
        headers(written)
    assert "hidden" not in str(error.value)


@pytest.mark.parametrize(
    ("dsn", "host"),
    [
        ("https://0123abc@o1.ingest.sentry.io/42", "o1.ingest.sentry.io"),
        ("http://0123abc@127.0.0.1:9000/1", "127.0.0.1:9000"),
        ("https://0123abc:old@sentry.example.org/under/a/path/3", "sentry.example.org"),
    ],
)
def test_dsn_is_accepted_and_its_host_named(dsn: str, host: str) -> None:
    check_dsn(dsn)
    assert host_of(dsn) == host


@pytest.mark.parametrize(
    "dsn",
    ["hidden", "https://sentry.io/42", "https://hidden@sentry.io/", "ftp://hidden@sentry.io/1"],
)
def test_message_for_a_wrong_dsn_has_no_key(dsn: str) -> None:
    with pytest.raises(ValueError, match="Client Keys") as error:
        check_dsn(dsn)
    assert "hidden" not in str(error.value)


def test_settings_give_targets_only_when_they_are_set() -> None:
    assert StorageSettings().collector is None
    assert StorageSettings().sentry_project is None
    settings = StorageSettings(
        otel_exporter_otlp_endpoint="localhost:4318/",
        otel_exporter_otlp_headers="a=b",
        otel_resource_attributes="service.name=x,host.name=y",
        otel_service_name="transcripts",
        sentry_dsn="https://k@sentry.example.org/3",
        sentry_environment="test",
    )
    assert (to := settings.collector)
    assert (to.url, to.headers) == ("http://localhost:4318", {"a": "b"})
    assert to.resource == {"service.name": "transcripts", "host.name": "y"}
    assert (project := settings.sentry_project)
    assert (project.dsn, project.environment) == ("https://k@sentry.example.org/3", "test")
