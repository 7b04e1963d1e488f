# Everything that is done with this project, by name. `make` alone lists it.
# Needed beforehand: make, Python 3.11 or newer, and a package registry that pip can reach.

PYTHON := $(shell for python in python3.11 python3 python; do \
	if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo $$python; break; fi; done)
BIN := .venv/bin
ARGS =

.DEFAULT_GOAL := help
.PHONY: help install demo run test check format bench kill pins clean
.DELETE_ON_ERROR:

help: ## list what can be done
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 16

install: .venv/project.stamp ## make .venv, with everything for development

demo: .venv/run.stamp ## try the whole program: no account, no token, no network (ARGS="--port 8081")
	@$(BIN)/python -m bot demo $(ARGS)

run: .venv/run.stamp ## run every channel that .env or the environment configures
	@$(BIN)/python -m bot run

test: .venv/dev.stamp ## run the tests (ARGS="tests/web -k browser" for some of them)
	$(BIN)/python -m pytest $(or $(ARGS),-n auto)

check: .venv/dev.stamp ## everything that must hold before a commit: form, lint, types, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto

format: .venv/dev.stamp ## lay the code out, and mend what lint can mend by itself
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/dev.stamp ## measure check-ins, delays, a broadcast, a large database (ARGS="checkins --rounds 5")
	$(BIN)/python -m benchmarks $(ARGS)

KILLS = 300
kill: .venv/dev.stamp ## kill the program again and again and count what is lost (KILLS=300, ARGS="--webhook")
	$(BIN)/python -m benchmarks.kill --kills $(KILLS) $(ARGS)

pins: ## write requirements*.txt anew from pyproject.toml (UPGRADE=1: with the newest versions)
	$(require_python)
	$(PYTHON) -m venv build/pins
	build/pins/bin/python -m pip install --quiet pip-tools
	$(compile) --output-file requirements.txt pyproject.toml
	$(compile) --extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml

clean: ## delete what was made: the environment, caches, builds; never data/
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

# Pins name versions only, never where they come from: that is each machine's own affair.
compile = CUSTOM_COMPILE_COMMAND='make pins' build/pins/bin/pip-compile --quiet --strip-extras --no-emit-options \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host $(if $(UPGRADE),--upgrade)

require_python = $(if $(PYTHON),,$(error Python 3.11 or newer is needed and was not found. \
	On Debian and Ubuntu: apt install python3 python3-venv; elsewhere see python.org/downloads))

pip_install = $(BIN)/python -m pip install --quiet --disable-pip-version-check

.venv/bin/pip:
	$(require_python)
	$(PYTHON) -m venv .venv

.venv/run.stamp: requirements.txt | .venv/bin/pip
	$(pip_install) -r requirements.txt
	@touch $@

.venv/dev.stamp: requirements-dev.txt .venv/run.stamp
	$(pip_install) -r requirements-dev.txt
	@touch $@

.venv/project.stamp: pyproject.toml .venv/dev.stamp
	$(pip_install) --no-deps --editable .
	@touch $@
