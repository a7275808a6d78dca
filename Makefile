# make run    set everything up and run the pipeline on the sample documents
# make test   set everything up and pass the tests
# make check  lint, format, strict types, import contracts
# make lock   renew both lock files (needs network access to the package index)

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LAKE ?= lake
UV_COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --no-header

.DELETE_ON_ERROR:
.PHONY: run test check format dictionary lock clean

run: $(VENV)/run.stamp
	@$(BIN)/copydesk run seeds/documents --lake $(LAKE)

test: $(VENV)/dev.stamp
	@$(BIN)/python -m pytest -q

check: $(VENV)/dev.stamp
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(VENV)/dev.stamp
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "copydesk needs Python 3.11 or newer; say make PYTHON=/path/to/python3.11")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements.txt pyproject.toml | $(VENV)/bin/python
	@echo "setting up $(VENV) (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt $(VENV)/run.stamp
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.txt
	@touch $@

dictionary: $(VENV)/run.stamp
	@$(BIN)/python -m warehouse.dictionary > docs/data-dictionary.md

lock: $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(UV_COMPILE) --upgrade pyproject.toml lock.in -o requirements.txt
	@$(UV_COMPILE) --upgrade --group dev pyproject.toml lock.in -c requirements.txt -o requirements-dev.txt

clean:
	rm -rf $(VENV) $(LAKE)
