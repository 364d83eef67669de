# Two words do: `make serve` to use it, `make test` to check it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: serve build test lint types layers docs unit lock clean

## build the graph and serve it on loopback
serve: build
	$(BIN)/kg serve

build: $(STAMP)
	$(BIN)/kg build

## the whole gate
test: lint types layers docs unit

lint: $(STAMP)
	$(BIN)/ruff check src tests
	$(BIN)/ruff format --check src tests

types: $(STAMP)
	$(BIN)/mypy

layers: $(STAMP)
	$(BIN)/lint-imports

docs: $(STAMP)
	$(BIN)/cog --check README.md docs/*.md

unit: $(STAMP)
	$(BIN)/pytest -n 2

$(STAMP): requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

## rewrite the lock after a change of dependencies in pyproject.toml
lock:
	$(BIN)/uv pip compile --universal --generate-hashes --no-emit-index-url --no-annotate --no-header --all-extras --group dev pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) .kg build dist
