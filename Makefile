# Two commands for a newcomer: `make site` and `make test`. Everything is installed into .venv/.
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3
export NO_MKDOCS_2_WARNING := 1

.PHONY: site test test-all check serve bench clean

site: $(VENV)/.runtime
	$(BIN)/handbook build --all

serve: $(VENV)/.runtime
	$(BIN)/handbook serve

test: $(VENV)/.test
	$(BIN)/python tests/browser/get_browser.py
	$(BIN)/python -m pytest -n 2 --dist loadfile -m "not long"

test-all: $(VENV)/.test
	$(BIN)/python tests/browser/get_browser.py
	$(BIN)/python -m pytest -n 2 --dist loadfile

check: $(VENV)/.test
	$(BIN)/ruff check generator tests
	$(BIN)/ruff format --check generator tests
	$(BIN)/mypy
	$(BIN)/python -m pytest -q tests/test_architecture.py
	$(BIN)/handbook check

bench: $(VENV)/.test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	$(BIN)/python tests/bench/bench.py

clean:
	rm -rf site .vscode/schema

$(VENV)/.runtime: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	$(BIN)/handbook schema --out .vscode/schema
	touch $@

$(VENV)/.test: $(VENV)/.runtime
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	touch $@
