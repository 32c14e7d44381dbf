# The recipes of this project. A machine needs Python 3.11 or later with venv, make and git;
# everything else is brought into .venv/ and node_modules/ here, at the versions that are locked.

PYTHON  ?= python3
HOST    ?= 127.0.0.1
PORT    ?= 8000
# Two workers: a test server and Chromium beside each of them already fill four cores.
WORKERS ?= 2
# More for pytest: make test ARGS="-k receipt"
ARGS    ?=

# The tool that installs all others, so it is pinned here and not in its own lock file.
UV_VERSION := 0.13.9

BIN    := .venv/bin
STAMPS := .venv/stamps
UV     := $(STAMPS)/uv-$(UV_VERSION)
SASS   := $(shell find src/alongside/core/scss -name '*.scss' 2>/dev/null)

# Whatever this machine says of uv's environment, ours is the one beside this file.
export UV_PROJECT_ENVIRONMENT := $(CURDIR)/.venv
export UV_PYTHON := $(CURDIR)/.venv/bin/python
unexport VIRTUAL_ENV
# Where nothing compiled is kept, each command takes twice as long to start.
unexport PYTHONDONTWRITEBYTECODE

# A site as it is in production, for the checks that only mean something there.
PRODUCTION = SITE_URL=https://alongside.example \
	SECRET_KEY=$(shell od -An -N40 -tx1 /dev/urandom | tr -d ' \n') \
	DATA_DIR=$(CURDIR)/.venv/production

.PHONY: help run setup test check format clean

help: ## say what can be done here
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: setup ## set up what is missing and serve on http://127.0.0.1:8000, with a demonstration area
	@SITE_URL=$${SITE_URL:-http://$(HOST):$(PORT)} $(BIN)/alongside run --host $(HOST) --port $(PORT)

setup: $(STAMPS)/app $(STAMPS)/frontend ## prepare everything without serving

test: setup $(STAMPS)/dev ## set up what the tests need, Chromium included, and run them all
	@$(BIN)/python scripts/chromium.py
	@$(BIN)/pytest -n $(WORKERS) $(ARGS)

check: setup $(STAMPS)/dev ## look at format, lint, types, layers, templates, migrations and production settings
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint src --lint --quiet
	$(PRODUCTION) $(BIN)/python manage.py makemigrations --check --dry-run
	$(PRODUCTION) $(BIN)/python manage.py check --deploy --fail-level WARNING
	$(BIN)/uv lock --check --quiet
	$(BIN)/python scripts/frontend_lock.py

format: setup $(STAMPS)/dev ## put the code into the one form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean: ## remove what the recipes made; what the site keeps (var/) stays
	rm -rf .venv node_modules src/alongside/core/static/core/build test-results

# ------------------------------------------------------------------ what the recipes stand on
# A stamp is older than what it was made from exactly when it has to be made again.

$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Alongside needs Python 3.11 or later; '$(PYTHON)' is older. Say which to use: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || \
		{ echo "Python has no venv here. On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	@mkdir -p $(STAMPS) && touch $@

# Without --inexact, uv would take away again what `make test` and a missing node brought.
$(STAMPS)/app: $(UV) uv.lock pyproject.toml
	@$(BIN)/uv sync --quiet --frozen --inexact --no-dev
	@touch $@

$(STAMPS)/dev: $(STAMPS)/app
	@$(BIN)/uv sync --quiet --frozen --inexact
	@touch $@

$(STAMPS)/frontend: $(STAMPS)/app package-lock.json scripts/frontend.py src/alongside/core/symbols.py $(SASS)
	@command -v node >/dev/null && command -v npm >/dev/null || \
		$(BIN)/uv sync --quiet --frozen --inexact --no-dev --group node
	@$(BIN)/python scripts/frontend.py
	@touch $@
