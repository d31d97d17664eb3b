# `make run` and `make test` need nothing typed before them: each makes .venv when it is missing or out of date.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
OUT ?= out
TEXTS ?= --examples
ASK ?= goals-by-year
BIN := .venv/bin
DEV := .venv/.dev
RUN := .venv/.run
# An environment that Python 3.11 makes begins with a pip and a setuptools that have known vulnerabilities.
SOUND := "pip>=26.2" "setuptools>=83"

.PHONY: run dev test check fmt lint types architecture docs bench release audit clean help

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile

run: $(RUN) ## build graph and views of the bundled examples, or of TEXTS=path into OUT=out, and answer a question
	$(BIN)/policy-kg build $(TEXTS) -o $(OUT)
	$(BIN)/policy-kg query $(ASK) --graph $(OUT) --format table
	@echo
	@echo "Turtle: $(OUT)/graph.ttl (entities and relations), $(OUT)/evidence.ttl (where the texts say so)"
	@echo "Views:  $(OUT)/site/index.html (open it in a browser)"
	@echo "Next:   $(BIN)/policy-kg questions; after '. $(BIN)/activate' plain policy-kg will do"
	@echo "接下来: $(BIN)/policy-kg --lang zh questions；执行 . $(BIN)/activate 后可直接输入 policy-kg"

dev: $(DEV) ## .venv with the project as it stands here, so that changes count at once, and what the tests need

test: check ## everything that .ci/run runs
	$(BIN)/pytest -n 2 --durations=10

check: lint types architecture

fmt: $(DEV) ## rewrite the code in the project's format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lint: $(DEV) ## style of the code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(DEV) ## mypy --strict
	$(BIN)/mypy

architecture: $(DEV) ## which package may import which
	$(BIN)/lint-imports

docs: $(DEV) ## generated reference pages, then the documentation as HTML into build/docs
	$(BIN)/python docs/generate.py
	$(BIN)/zensical build --strict
	@echo "Documentation: build/docs/index.html (open it in a browser)"

bench: $(DEV) ## gains and losses against the frozen scores
	$(BIN)/python benchmarks/compare.py

release: $(DEV) ## wheel and sdist into build/dist, the tests against the wheel in an empty environment
	rm -rf build/dist build/empty
	$(BIN)/python -m build --outdir build/dist
	$(PYTHON) -m venv build/empty
	build/empty/bin/python -m pip install -q --upgrade $(SOUND)
	build/empty/bin/pip install -q build/dist/*.whl --group dev
	cd build && empty/bin/python -P -m pytest -n 2 -c ../pyproject.toml --rootdir .. ../tests

audit: $(DEV) ## known vulnerabilities of all that is installed, at PyPI or as AUDIT says; fails where one cannot be looked up
	$(BIN)/pip install -q "pip-audit>=2.9"
	@mkdir -p build && $(BIN)/pip freeze --all --exclude-editable > build/installed.txt
	$(BIN)/pip-audit $(AUDIT) --strict --no-deps --disable-pip -r build/installed.txt

clean: ## remove what was made, except OUT
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

$(RUN): pyproject.toml | .venv/pyvenv.cfg
	$(BIN)/pip install -q -e .
	@touch $@

$(DEV): pyproject.toml | .venv/pyvenv.cfg
	$(BIN)/pip install -q -e . --group dev
	@touch $@ $(RUN)

.venv/pyvenv.cfg:
	@test -n "$(PYTHON)" || { echo "error: no Python 3.11 or newer on the path; install one or call make PYTHON=/path/to/python"; exit 1; }
	@$(PYTHON) -m venv .venv && $(BIN)/pip install -q --upgrade $(SOUND) || { rm -rf .venv; exit 1; }
