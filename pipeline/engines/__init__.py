"""Adapters of models and services, grouped by task and chosen by a setting."""

import os

NO_TELEMETRY = {
    # Since 1.29 the Linux wheels tell Microsoft of each process and model: no upload, no device id.
    # https://github.com/microsoft/onnxruntime/pull/27379
    "ORT_DISABLE_TELEMETRY": "1",
    # https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables
    "HF_HUB_DISABLE_TELEMETRY": "1",
}
"""What keeps libraries from reporting to their makers. They look once, when they are first used,
which is after this package was imported."""
os.environ.update(NO_TELEMETRY)
