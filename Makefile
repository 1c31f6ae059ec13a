# The tasks of this project. `make` lists them; `make demo` and `make test` start from nothing but Python 3.11+.

PYTHON ?= python3
VENV   ?= .venv
RUN    := $(VENV)/bin/python

.DEFAULT_GOAL := help
.PHONY: help demo test lint bench refresh clean

help: ## list the tasks
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 20

demo: $(VENV)/ready ## fetch and read an invented news site on this machine; leaves JSON in out/
	@$(RUN) -m tests.demo

test: $(VENV)/ready ## the whole test suite
	$(RUN) -m pytest

lint: $(VENV)/ready ## style, types, and which part may import which
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	$(VENV)/bin/lint-imports

bench: $(VENV)/ready ## quality and speed, ours beside the peers'
	$(RUN) -m tests.bench

refresh: $(VENV)/ready ## show what the golden records would become (WRITE=1 writes them)
	$(RUN) -m tests.golden.refresh $(if $(WRITE),--write)

clean: ## remove what the other tasks made
	rm -rf $(VENV) .venv-peers out .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache *.egg-info

$(VENV)/ready: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "carewire needs Python 3.11 or newer; try: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(RUN) -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@
