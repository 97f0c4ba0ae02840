# One word runs everything. `make run` and `make test` need only python3 (3.11 or newer) and make.

PYTHON ?= python3
PORT ?= 8001
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: run test bench readme clean

# Read attributed quotations in a browser.
run: .venv/installed
	$(BIN)/quotes load quotes.db seeds
	$(BIN)/quotes serve quotes.db --port $(PORT)

# Everything that is promised, checked.
test: .venv/installed-for-tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

# Speed, as ratios within one run.
bench: .venv/installed-for-tests
	for bench in tests/benchmarks/bench_*.py; do echo "== $$bench"; $(BIN)/python $$bench || exit 1; done

# Write the generated parts of the README anew.
readme: .venv/installed-for-tests
	$(BIN)/python -m cogapp -P -I tests -r README.md docs/commands.md docs/database.md

clean:
	rm -rf .venv quotes.db

$(BIN)/python:
	$(PYTHON) -m venv .venv

# An install is repeated only when what it depends on has changed.
.venv/installed: pyproject.toml | $(BIN)/python
	$(INSTALL) --editable .
	@touch $@

.venv/installed-for-tests: pyproject.toml | $(BIN)/python
	$(INSTALL) --editable '.[test]'
	@touch $@ .venv/installed
