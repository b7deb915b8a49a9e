# Everything a person does here. `make help` lists it.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= python3
BIN := .venv/bin
# A third of the time of browser tests is waiting, so one process more than there are cores.
WORKERS ?= $(shell $(PYTHON) -c "import os; print((os.cpu_count() or 1) + 1)")
RUN := .venv/.run
DEV := .venv/.dev
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

export NO_MKDOCS_2_WARNING := 1

.PHONY: help site serve test fuzz lint bench lock clean

help:  ## List what can be done
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

site: $(RUN)  ## Build the site into site/ and say what is published and withheld
	@$(BIN)/etalase build --language $${ETALASE_LANGUAGE:-en} || [ $$? -eq 1 ]

serve: $(RUN)  ## Serve the site on this machine; rebuild and reload on a change
	@$(BIN)/etalase serve

test: $(DEV)  ## Run every test, in a real browser too
	@$(BIN)/python tests/browser/chromium.py
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup

fuzz: $(DEV)  ## Go further where chance decides: random edits, faults, damage, hostile input (hours)
	@ETALASE_FUZZ=1 $(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup -m fuzz

lint: $(DEV)  ## Check style, types, layers and workflows
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/zizmor --offline --no-progress --quiet .github
	@scripts/actionlint

bench: $(DEV)  ## Measure against peers and print the ratios (long)
	@$(BIN)/python -m tests.bench

lock:  ## Write the lock files anew (needs uv)
	uv pip compile pyproject.toml --group build --universal --python-version 3.11 \
		--generate-hashes --no-header --no-annotate --quiet -o requirements.lock
	uv pip compile pyproject.toml --group build --group test --group lint --group bench --universal --python-version 3.11 \
		--generate-hashes --no-header --no-annotate --quiet -c requirements.lock -o requirements-dev.lock

clean:  ## Remove all that was made, the environment too
	rm -rf .venv .cache site .site-next .site-old build *.egg-info

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'Etalase needs Python 3.11 or newer; name one with: make PYTHON=python3.12 site'; exit 2; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; \
		echo 'Python cannot make an environment; on Debian and Ubuntu: sudo apt install python3-venv'; exit 2; }

$(RUN): .venv/bin/python requirements.lock pyproject.toml
	@echo 'Installing what Etalase needs …'
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): $(RUN) requirements-dev.lock
	@echo 'Installing what the tests need …'
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@
