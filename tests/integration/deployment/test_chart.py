"""The Helm chart, rendered by Helm and validated with Kubernetes' own schemas.

`make chart` installs both into out/chart-tools. ServiceMonitor and ScaledObject belong to
operators: `test_operators.py`.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import SecretStr
from pydantic_settings import BaseSettings

from bot.settings import BotSettings
from pipeline.queue.client import NOTIFICATIONS
from pipeline.settings import PipelineSettings
from storage.settings import StorageSettings
from storage.watch import catalogue
from tests.env_example import GROUPS
from tests.integration.deployment.helm import CHART, VALUES, Objects, helm, rendered, tool

OF_OPERATORS = {"ServiceMonitor", "ScaledObject"}
SETTINGS = {name.upper() for group in GROUPS for name in group.model_fields}
OF_LIBRARIES = {"HF_HUB_OFFLINE", "HF_ENDPOINT", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"}
ADDRESSES = {"DATABASE_URL", "REDIS_URL"}
"""With a password inside."""


def pods(objects: Objects) -> dict[str, dict[str, Any]]:
    """Return the specifications of pods by component."""
    return {
        name.removeprefix("transcripts-"): it["spec"]["template"]["spec"]
        for (kind, name), it in objects.items()
        if kind in ("Deployment", "Job")
    }


def variables(pod: dict[str, Any]) -> dict[str, dict[str, Any]]:
    (container,) = pod["containers"]
    named = {it["name"]: it for it in container["env"]}
    assert len(named) == len(container["env"]), "a variable is there twice"
    return named


def secrets(*groups: type[BaseSettings]) -> set[str]:
    fields = [it for group in groups for it in group.model_fields.items()]
    return {name.upper() for name, field in fields if field.annotation is SecretStr}


@pytest.mark.parametrize("values", VALUES)
def test_chart_passes_lint_and_the_schemas_of_kubernetes(values: str, tmp_path: Path) -> None:
    linted = helm("lint", "--strict", CHART, *[f"--values={path}" for path in VALUES[values]])
    assert linted.returncode == 0, linted.stdout
    objects = rendered(values)
    own = [it for (kind, _), it in objects.items() if kind not in OF_OPERATORS]
    assert len(own) >= 10
    for old in ("1.29", "1.37"):
        file = tmp_path / "objects.yaml"
        file.write_text(yaml.safe_dump_all(own))
        done = subprocess.run(
            [tool("kubernetes-validate"), "--strict", "-k", old, file],
            check=False, capture_output=True, text=True, timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr


def test_validation_finds_what_kubernetes_would_refuse(tmp_path: Path) -> None:
    wrong = rendered("default")["Deployment", "transcripts-bot"]
    wrong["spec"]["template"]["spec"]["containers"][0]["readOnlyRoot"] = True
    file = tmp_path / "wrong.yaml"
    file.write_text(yaml.safe_dump(wrong))
    done = subprocess.run(
        [tool("kubernetes-validate"), "--strict", file], check=False, capture_output=True, text=True
    )
    assert done.returncode != 0
    assert "readOnlyRoot" in done.stdout + done.stderr


@pytest.mark.parametrize("values", VALUES)
def test_pods_get_existing_settings_and_only_their_secrets(values: str) -> None:
    held: dict[str, set[str]] = {}
    for name, pod in pods(rendered(values)).items():
        for variable, it in variables(pod).items():
            assert variable in SETTINGS | OF_LIBRARIES, f"{name}: {variable}"
            if "valueFrom" in it:
                held.setdefault(name, set()).add(variable)
            else:
                assert variable not in secrets(*GROUPS) | ADDRESSES, f"{name}: {variable}"
    shared = secrets(StorageSettings) | ADDRESSES
    sign_in = {name for name in secrets(BotSettings) if name.endswith("_CLIENT_SECRET")}
    assert held["bot"] == shared | secrets(BotSettings) - sign_in | {
        "INVITE_CODES"
    }  # who has one gets in
    workers = {"worker-short", "worker-long"} if values == "lanes" else {"worker"}
    assert {name for name in held if name.startswith("worker")} == workers
    for name in workers:
        assert held[name] == shared | secrets(PipelineSettings)
    assert held["migrate"] == held.get("tools", shared) == shared
    assert held.get("web", shared | sign_in) == shared | sign_in


@pytest.mark.parametrize("values", VALUES)
def test_pods_have_no_privileges(values: str) -> None:
    for name, pod in pods(rendered(values)).items():
        assert pod["automountServiceAccountToken"] is False, name
        assert pod["securityContext"]["runAsNonRoot"] is True
        assert pod["securityContext"]["runAsUser"] == 10001
        assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
        (container,) = pod["containers"]
        assert container["securityContext"] == {
            "allowPrivilegeEscalation": False,
            "readOnlyRootFilesystem": True,
            "capabilities": {"drop": ["ALL"]},
        }
        assert "memory" in container["resources"]["limits"]
        assert {it["mountPath"] for it in container["volumeMounts"]} == {"/data", "/tmp"}  # noqa: S108


def test_probes_ask_the_port_that_watches_the_process() -> None:
    for name in ("bot", "worker"):
        pod = pods(rendered("default"))[name]
        (container,) = pod["containers"]
        port = {it["name"]: it["containerPort"] for it in container["ports"]}["watch"]
        assert variables(pod)["WATCH_LISTEN"]["value"] == f"0.0.0.0:{port}"
        paths = {
            kind: container[f"{kind}Probe"]["httpGet"]["path"] for kind in ("liveness", "readiness")
        }
        assert paths == {"liveness": "/healthz", "readiness": "/readyz"}
        assert container["startupProbe"]["httpGet"] == {"path": "/healthz", "port": "watch"}


def test_images_are_of_one_version_but_for_the_gpu() -> None:
    images = {
        values: {
            name: pod["containers"][0]["image"] for name, pod in pods(rendered(values)).items()
        }
        for values in ("default", "gpu")
    }
    version = yaml.safe_load((CHART / "Chart.yaml").read_text())["appVersion"]
    bot = f"ghcr.io/mp4totext/mp4totext-bot:{version}"
    worker = f"ghcr.io/mp4totext/mp4totext-worker:{version}"
    assert images["default"] == {"bot": bot, "worker": worker, "migrate": bot}
    assert images["gpu"] == {"bot": bot, "worker": f"{worker}-cuda", "migrate": bot}


def test_migration_runs_before_each_install_and_upgrade() -> None:
    job = rendered("default")["Job", "transcripts-migrate"]
    assert job["metadata"]["annotations"]["helm.sh/hook"] == "pre-install,pre-upgrade"
    assert job["spec"]["template"]["spec"]["containers"][0]["args"] == ["migrate"]


@pytest.mark.parametrize("values", VALUES)
def test_network_is_closed_but_for_what_is_needed(values: str) -> None:
    policies = {
        name: it["spec"] for (kind, name), it in rendered(values).items() if kind == "NetworkPolicy"
    }
    deny = policies["transcripts-deny"]
    assert deny["policyTypes"] == ["Ingress", "Egress"]
    assert not {"ingress", "egress"} & deny.keys()
    labels = {"app.kubernetes.io/name": "mp4totext", "app.kubernetes.io/instance": "transcripts"}
    assert deny["podSelector"] == {"matchLabels": labels}
    public = {}
    for name in ("bot", "worker"):
        rules = policies[f"transcripts-{name}"]["egress"] or []
        public[name] = [it["port"] for rule in rules for it in rule["ports"]]
    assert public == {"bot": [80, 443], "worker": [] if values == "autoscaled" else [443]}
    pages = policies.get("transcripts-web-internet")
    assert (pages is not None) is (values == "web")
    if pages:
        assert pages["policyTypes"] == ["Egress"]
        assert [it["port"] for rule in pages["egress"] for it in rule["ports"]] == [443]
    rules = [it for name in ("bot", "worker") for it in policies[f"transcripts-{name}"]["ingress"]]
    open_ports = [it["port"] for rule in rules for it in rule["ports"]]
    assert open_ports == ([9464, 8088, 9464] if values == "gpu" else [9464, 9464])
    if values == "web":
        opened = policies["transcripts-web"]["ingress"]
        assert [it["port"] for rule in opened for it in rule["ports"]] == [9464, 8090]
        assert opened[0]["from"] == policies["transcripts-bot"]["ingress"][0]["from"]


@pytest.mark.parametrize("values", ["gpu", "web"])
def test_services_select_pods_that_are_there(values: str) -> None:
    objects = rendered(values)
    labels = [
        it["spec"]["template"]["metadata"]["labels"]
        for (kind, _), it in objects.items()
        if kind == "Deployment"
    ]
    for (kind, name), it in objects.items():
        if kind in ("Service", "PodDisruptionBudget"):
            selector = it["spec"]["selector"].get("matchLabels", it["spec"]["selector"])
            assert sum(selector.items() <= each.items() for each in labels) == 1, name


def test_gpu_is_asked_for_where_the_values_say_so() -> None:
    resources = {
        values: pods(rendered(values))["worker"]["containers"][0]["resources"]["limits"]
        for values in ("default", "gpu")
    }
    assert resources == {
        "default": {"memory": "8Gi"},
        "gpu": {"memory": "16Gi", "nvidia.com/gpu": 1},
    }


def test_workers_are_scaled_by_a_metric_and_a_key_that_exist() -> None:
    objects = rendered("autoscaled")
    scaled = objects["ScaledObject", "transcripts-worker"]["spec"]
    assert scaled["scaleTargetRef"]["name"] == "transcripts-worker"
    assert "replicas" not in objects["Deployment", "transcripts-worker"]["spec"]
    query = scaled["triggers"][0]["metadata"]["query"]
    (metric,) = re.findall(r"mp4totext_\w+", query)
    assert metric == catalogue.JOBS.name
    (labels,) = re.findall(r"by \(([^)]*)\)", query)
    assert set(labels.split(", ")) == catalogue.JOBS.labels.keys()
    redis = rendered("autoscaled", "--set=autoscaling.trigger=redis")
    trigger = redis["ScaledObject", "transcripts-worker"]["spec"]["triggers"][0]
    assert trigger["metadata"]["listName"] == NOTIFICATIONS
    refused = helm(
        "template", "x", CHART, "--set=autoscaling.enabled=true,autoscaling.trigger=guess"
    )
    assert refused.returncode != 0
    assert "prometheus or redis" in refused.stderr


def test_jobs_of_service_monitors_are_those_of_the_alerts() -> None:
    objects = rendered("web", "--set=serviceMonitor.enabled=true")
    monitors = {name for kind, name in objects if kind == "ServiceMonitor"}
    assert monitors == {f"transcripts-{name}" for name in ("bot", "worker", "web")}
    for name in ("bot", "worker", "web"):
        monitor = objects["ServiceMonitor", f"transcripts-{name}"]["spec"]
        service = objects["Service", f"transcripts-{name}-watch"]["metadata"]["labels"]
        assert service[monitor["jobLabel"]] == name
        assert monitor["selector"]["matchLabels"].items() <= service.items()
        (opened,) = objects["Service", f"transcripts-{name}-watch"]["spec"]["ports"]
        assert opened["name"] == monitor["endpoints"][0]["port"] == "watch"
        (container,) = pods(objects)[name]["containers"]
        assert "watch" in {it["name"] for it in container["ports"]}


def test_two_bots_are_spread_and_ready_but_with_a_webhook_one_gets_requests() -> None:
    polled = rendered("default", "--set=bot.replicas=2")
    webhook = rendered("default", "--set=bot.replicas=2,bot.webhook.enabled=true")
    for objects, unavailable, budget in ((polled, 1, 1), (webhook, "100%", 2)):
        spec = objects["Deployment", "transcripts-bot"]["spec"]
        assert spec["replicas"] == 2
        assert spec["strategy"]["rollingUpdate"]["maxUnavailable"] == unavailable
        (spread,) = spec["template"]["spec"]["topologySpreadConstraints"]
        assert spread["topologyKey"] == "kubernetes.io/hostname"
        assert spread["labelSelector"] == spec["selector"]
        limits = objects["PodDisruptionBudget", "transcripts-bot"]["spec"]
        assert limits["maxUnavailable"] == budget
    assert "topologySpreadConstraints" not in pods(rendered("default"))["bot"]
    assert rendered("gpu")["PodDisruptionBudget", "transcripts-bot"]["spec"]["maxUnavailable"] == 1


@pytest.mark.parametrize(
    "database",
    [
        "settings.shared.DATABASE_URL=sqlite:////data/rows.db",
        "secrets.shared.required={REDIS_URL}",
    ],
)
def test_two_bots_on_sqlite_are_refused_in_words(database: str) -> None:
    refused = helm("template", "x", CHART, f"--set={database}", "--set=bot.replicas=2")
    assert refused.returncode != 0
    assert "bot.replicas above 1 needs PostgreSQL" in refused.stderr
    assert helm("template", "x", CHART, f"--set={database}").returncode == 0


def test_pages_are_served_when_they_are_wanted() -> None:
    assert ("Deployment", "transcripts-web") not in rendered("default")
    objects = rendered("web")
    pod = pods(objects)["web"]
    (container,) = pod["containers"]
    assert container["args"] == ["web"]
    port = {it["name"]: it["containerPort"] for it in container["ports"]}["pages"]
    given = {name: it.get("value") for name, it in variables(pod).items()}
    assert given["WEB_URL"] == variables(pods(objects)["bot"])["WEB_URL"]["value"]
    assert (given["ACCESS"], given["ALLOWED"]) == ("allowlist", "telegram:123456789")
    assert (given["WEB_HOST"], given["WEB_PORT"]) == ("0.0.0.0", str(port))  # noqa: S104
    (opened,) = objects["Service", "transcripts-web"]["spec"]["ports"]
    assert (opened["port"], opened["targetPort"]) == (port, "pages")
    policy = objects["NetworkPolicy", "transcripts-web"]["spec"]
    assert policy["ingress"][-1]["ports"] == [{"protocol": "TCP", "port": port}]
