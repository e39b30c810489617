# Every target sets up what it needs in .venv: Python 3.11 or later and make are enough.

.DEFAULT_GOAL := help
SHELL := /bin/bash

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# tests use one process a core; `make test TESTS=tests/read` runs a part
TESTS := tests
PYTEST := $(BIN)/python -m pytest

.PHONY: help
help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: generate
generate: $(VENV)/tool ## write generated/ from wsdl/, then prove it on the documented envelopes
	@$(BIN)/wsdlsmith generate
	@$(BIN)/wsdlsmith verify
	@echo "Have a look: generated/superoffice/services88/services/erp_sync.py"

.PHONY: test
test: $(VENV)/dev ## run the tests
	@$(PYTEST) -n auto -m "not packaging" $(TESTS)

.PHONY: servers
servers: ## install the SOAP stacks of others that tests/interop talks to (Debian)
	@.ci/install-servers

.PHONY: packaging
packaging: $(VENV)/dev ## build, install in fresh environments, and try (slow)
	@$(PYTEST) -m packaging tests

.PHONY: test-all
test-all: ## run the unit tests on 3.11, 3.12 and 3.13, where this machine has them
	@.ci/test-on 3.11 3.12 3.13

.PHONY: lint
lint: $(VENV)/dev ## black, ruff, and which module may import which
	@$(BIN)/black --check --quiet . || { $(BIN)/black --check . ; exit 1; }
	@$(BIN)/ruff check .
	@$(BIN)/lint-imports --no-cache

.PHONY: format
format: $(VENV)/dev ## let black and ruff put the code in order
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/black --quiet .

.PHONY: types
types: $(VENV)/dev ## mypy --strict on everything, pyright on generated code
	@$(BIN)/mypy --strict generator/wsdlsmith
	@$(BIN)/mypy --strict generated
	@$(BIN)/mypy --strict tests benchmarks
	@PYRIGHT_PYTHON_IGNORE_WARNINGS=1 $(BIN)/pyright --pythonpath $(BIN)/python generated

.PHONY: check
check: $(VENV)/tool ## does all that the project file declares hold?
	@$(BIN)/wsdlsmith generate --check
	@$(BIN)/wsdlsmith check

.PHONY: rules
rules: $(VENV)/tool ## write docs/rules.md from the table of drift rules
	@$(BIN)/wsdlsmith rules -f markdown=docs/rules.md

.PHONY: bench
bench: $(VENV)/bench ## generating, mypy, diff, calls, imports and the codec beside their peers; writes the page
	@$(BIN)/python -m benchmarks --write docs/performance.md
	@$(BIN)/python -m benchmarks --calls --write docs/performance.md
	@$(BIN)/python -m benchmarks --start --write docs/performance.md
	@$(BIN)/python -m benchmarks --codec --write docs/performance.md

.PHONY: bench-roundtrip
bench-roundtrip: $(VENV)/bench ## documented bodies through wsdlsmith, xsdata and zeep; writes docs/roundtrip.md
	@$(BIN)/python -m benchmarks --roundtrip --write docs/roundtrip.md

.PHONY: ci
ci: ## all that CI runs
	@.ci/run

.PHONY: clean
clean: ## remove .venv, caches and built packages
	rm -rf $(VENV) dist build .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@python=$$(.ci/find-python); \
	if [ -z "$$python" ]; then echo "wsdlsmith needs Python 3.11 or later (with venv)" >&2; exit 1; fi; \
	echo "setting up $(VENV) with $$($$python --version)"; \
	$$python -m venv $(VENV)

$(VENV)/tool: pyproject.toml | $(BIN)/python
	@$(PIP) install --editable .
	@touch $@

$(VENV)/dev: pyproject.toml | $(BIN)/python
	@$(PIP) install --editable '.[dev]'
	@touch $@ $(VENV)/tool

$(VENV)/bench: pyproject.toml | $(BIN)/python
	@$(PIP) install --editable '.[bench]'
	@touch $@
