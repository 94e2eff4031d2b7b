"""Workers by the length of recordings in the Helm chart: one Deployment for each lane."""

from __future__ import annotations

import pytest

from storage.models import Lane
from tests.integration.deployment.helm import CHART, helm, rendered
from tests.integration.deployment.test_chart import pods, variables

SHORT, LONG = "transcripts-worker-short", "transcripts-worker-long"
TWO = "--set=worker.lanes.short.replicas=3,worker.lanes.long.gpu.count=2"


def test_each_lane_has_workers_of_its_own() -> None:
    objects = rendered("lanes")
    workers = {name: pods(objects)[name.removeprefix("transcripts-")] for name in (SHORT, LONG)}
    told = {name: variables(pod) for name, pod in workers.items()}
    assert {told[name]["WORKER_JOBS"]["value"] for name in told} == {Lane.SHORT, Lane.LONG}
    assert [told[name]["SHORT_MINUTES"]["value"] for name in told] == ["5", "5"]
    assert [told[name]["WHISPER_MODEL"]["value"] for name in told] == ["base", "large-v3-turbo"]
    limits = [pod["containers"][0]["resources"]["limits"] for pod in workers.values()]
    assert limits == [{"memory": "4Gi"}, {"memory": "16Gi", "nvidia.com/gpu": 1}]
    images = [pod["containers"][0]["image"].partition(":")[2] for pod in workers.values()]
    assert [each.endswith("-cuda") for each in images] == [False, True]
    replicas = [objects["Deployment", name]["spec"]["replicas"] for name in workers]
    assert replicas == [2, 1]
    assert "WORKER_JOBS" not in variables(pods(rendered("default"))["worker"])


def test_no_deployment_takes_pods_of_the_other_and_both_are_watched() -> None:
    objects = rendered("lanes")
    labels = {
        name: objects["Deployment", name]["spec"]["template"]["metadata"]["labels"]
        for name in (SHORT, LONG)
    }
    for name in labels:
        selector = objects["Deployment", name]["spec"]["selector"]["matchLabels"]
        assert [each for each in labels if selector.items() <= labels[each].items()] == [name]
    for kind, name in (
        ("Service", "transcripts-worker-watch"),
        ("PodDisruptionBudget", "transcripts-worker"),
        ("NetworkPolicy", "transcripts-worker"),
    ):
        spec = objects[kind, name]["spec"]
        found = spec.get("podSelector") or spec["selector"]
        wanted = found.get("matchLabels", found)
        assert all(wanted.items() <= each.items() for each in labels.values()), kind


def test_each_lane_is_scaled_by_its_own_jobs_and_within_its_own_limits() -> None:
    objects = rendered("lanes", "--set=autoscaling.enabled=true")
    scaled = {name: objects["ScaledObject", name]["spec"] for name in (SHORT, LONG)}
    limits = {it["minReplicaCount"]: it["maxReplicaCount"] for it in scaled.values()}
    assert limits == {2: 8, 0: 3}
    triggers = {name: it["triggers"][0]["metadata"] for name, it in scaled.items()}
    assert [it["threshold"] for it in triggers.values()] == ["4", "2"]
    for name, lane in ((SHORT, Lane.SHORT), (LONG, Lane.LONG)):
        assert scaled[name]["scaleTargetRef"]["name"] == name
        assert "replicas" not in objects["Deployment", name]["spec"]
        assert triggers[name]["query"] == (
            f'sum(max by (state, length) (mp4totext_jobs{{namespace="bots", length="{lane}"}}))'
        )
    for pod in pods(objects).values():  # bot and workers divide at the same length
        assert variables(pod)["SHORT_MINUTES"]["value"] == "5"


def test_lane_of_all_recordings_follows_all_jobs_and_one_may_keep_its_number() -> None:
    kept = "worker.lanes.short.autoscaling.enabled=false,worker.lanes.short.replicas=3"
    objects = rendered("autoscaled", f"--set=worker.lanes.all.replicas=1,{kept}")
    assert [name for kind, name in objects if kind == "ScaledObject"] == ["transcripts-worker-all"]
    (trigger,) = objects["ScaledObject", "transcripts-worker-all"]["spec"]["triggers"]
    assert "length=" not in trigger["metadata"]["query"]
    assert objects["Deployment", SHORT]["spec"]["replicas"] == 3


def test_key_of_the_queue_scales_only_the_lane_of_long_recordings() -> None:
    objects = rendered("autoscaled", TWO, "--set=autoscaling.trigger=redis")
    assert [name for kind, name in objects if kind == "ScaledObject"] == [LONG]
    assert "replicas" not in objects["Deployment", LONG]["spec"]
    assert objects["Deployment", SHORT]["spec"]["replicas"] == 3


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ("worker.lanes.short.replicas=1", "leaves out recordings"),
        ("worker.lanes.fast.replicas=1", "short, long or all"),
        ("worker.lanes.all.settings.SHORT_MINUTES=3", "the same in all lanes"),
        ("settings.worker.SHORT_MINUTES=3", "set it in settings.shared"),
    ],
)
def test_lanes_that_would_leave_jobs_waiting_are_refused_in_words(values: str, words: str) -> None:
    refused = helm("template", "x", CHART, f"--set={values}")
    assert refused.returncode != 0
    assert words in refused.stderr
