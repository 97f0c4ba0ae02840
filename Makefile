# One word runs everything. `make run` and `make test` need only python3 (3.11 or newer) and make.

PYTHON ?= python3
PORT ?= 8001
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

# The tests of the site, as in tests/test_NAME.py.
SITE := plugin pages quotation_pages document_pages search_pages datasette_pages paragraphs addresses hostile_text \
	api api_quote api_lists export serve browser publishing caching excerpts corrections datasette_doors

.PHONY: run test test-datasette-1 bench torture readme docs clean

# Read attributed quotations in a browser.
run: .venv/installed
	$(BIN)/quotes load quotes.db seeds
	$(BIN)/quotes serve quotes.db --port $(PORT)

# Everything that is promised, checked.
test: .venv/installed-for-tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

# The site on the next Datasette.
test-datasette-1: .venv-datasette-1/installed
	.venv-datasette-1/bin/python -m pytest $(SITE:%=tests/test_%.py)

# Speed, as ratios within one run.
bench: .venv/installed-for-tests
	status=0; for bench in tests/benchmarks/bench_*.py; do echo "== $$bench"; $(BIN)/python $$bench || status=1; done; exit $$status

# Kills, a full disk, other loads, files that change, readers: nothing may be lost. Takes minutes; outside the tests.
torture: .venv/installed-for-tests
	$(BIN)/python tests/torture/torture.py

# Write the generated parts of the README anew.
readme: .venv/installed-for-tests
	$(BIN)/python -m cogapp -P -I tests -r README.md docs/commands.md docs/database.md docs/output.md

# The docs as a site, in docs/_build.
docs: .venv/installed-for-tests
	$(BIN)/python -m sphinx --quiet --fail-on-warning --keep-going docs docs/_build

clean:
	rm -rf .venv .venv-datasette-1 quotes.db docs/_build

$(BIN)/python:
	$(PYTHON) -m venv .venv

# An install is repeated only when what it depends on has changed.
.venv/installed: pyproject.toml | $(BIN)/python
	$(INSTALL) --editable .
	@touch $@

.venv/installed-for-tests: pyproject.toml | $(BIN)/python
	$(INSTALL) --editable '.[test]'
	@touch $@ .venv/installed

.venv-datasette-1/installed: pyproject.toml
	$(PYTHON) -m venv .venv-datasette-1
	.venv-datasette-1/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[test]' 'datasette==1.0a41'
	@touch $@
