# Everything from a fresh clone with Python 3.11, make and git: see README.md.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
TEST_DATABASE_URL ?= postgresql://postgres@127.0.0.1:5432/postgres
unexport PYTHONDONTWRITEBYTECODE  # else every process that the tests start compiles all modules anew

.PHONY: setup demo test check bench messages screenshots lock

setup: $(READY)

$(READY): requirements/dev.txt
	$(PYTHON) -c 'import sys, venv; sys.exit(sys.version_info < (3, 11) and "dondoc needs Python 3.11 or newer")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(READY)

demo: setup
	$(BIN)/dondoc demo --dir build/demo

test: setup
	$(BIN)/pytest -n 2
	$(BIN)/python tools/postgres.py "$(TEST_DATABASE_URL)" $(BIN)/pytest -n 2 --only-db

check: setup
	$(BIN)/ruff check src tests tools bench
	$(BIN)/ruff format --check src tests tools bench
	DONDOC_DEBUG=1 $(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djade --check --target-version 5.2 $$(git ls-files 'src/*.html')
	mkdir -p build
	DONDOC_DEBUG=1 DONDOC_DATA_DIR=build $(BIN)/django-admin makemigrations --check --dry-run --settings dondoc.config.settings
	$(BIN)/python -m tools.messages

bench: setup
	$(BIN)/python -m bench

messages: setup
	$(BIN)/python -m tools.messages --update

screenshots: setup
	$(BIN)/python -m tools.screenshots

lock:
	$(BIN)/uv pip compile pyproject.toml --quiet --no-header --generate-hashes --no-emit-index-url --no-emit-find-links --python-version 3.11 -o requirements/base.txt
	$(BIN)/uv pip compile pyproject.toml --group dev --quiet --no-header --generate-hashes --no-emit-index-url --no-emit-find-links --python-version 3.11 -o requirements/dev.txt
