.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
RUN := $(BIN)/python -m
SOURCES := $(shell find kg tests benchmarks scripts seeds training -type f -not -name '*.pyc' 2>/dev/null)

.PHONY: help
help: ## Show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

# -- environment -------------------------------------------------------------------------------
.venv/.run: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("kg needs Python 3.11, 3.12 or 3.13, not " + sys.version.split()[0]) if not (3, 11) <= sys.version_info[:2] < (3, 14) else None'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing what kg needs to run (pinned in requirements.txt) ..."
	@$(RUN) pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.txt
	@$(RUN) pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/.dev: .venv/.run requirements-dev.txt
	@echo "Installing what the tests need (pinned in requirements-dev.txt) ..."
	@$(RUN) pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.txt
	@touch $@

.PHONY: setup
setup: .venv/.dev ## Make .venv with everything needed to develop

.PHONY: browser
INSTALL := command -v apt-get >/dev/null && test "$$(id -u)" = 0 && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq
FTM := .venv/followthemoney
browser: ## Find Chromium, Firefox, Raptor and followthemoney for tests, or install them
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
	|| { $(INSTALL) chromium >/dev/null; } \
	|| echo "No Chromium found: the page's tests will be skipped. Install one (Debian: sudo apt-get install chromium) and run make test again."
	@command -v firefox-esr >/dev/null || command -v firefox >/dev/null || { $(INSTALL) firefox-esr >/dev/null; } \
	|| echo "No Firefox found: the page's tests in it will be skipped. Install one (Debian: sudo apt-get install firefox-esr) and run make test again."
	@command -v rapper >/dev/null || { $(INSTALL) raptor2-utils >/dev/null; } \
	|| echo "No Raptor found: its tests of RDF will be skipped. Install it (Debian: sudo apt-get install raptor2-utils) and run make test again."
	@test -e $(FTM)/.done || { $(PYTHON) -m venv $(FTM) && $(FTM)/bin/pip install -qq --disable-pip-version-check followthemoney==4.11.2 && touch $(FTM)/.done; } \
	|| echo "followthemoney can't be installed: its test of the export will be skipped. It needs ICU (Debian: sudo apt-get install libicu-dev pkg-config)."

# -- use ---------------------------------------------------------------------------------------
.PHONY: demo
demo: .venv/.demo ## Build the graph of seeds/ into output/
	@echo
	@echo "The graph of seeds/ is in output/. Open output/graph.html in a browser, or ask:"
	@echo "  $(BIN)/kg query output mediators"
	@echo "  $(BIN)/kg show output \"Margaret Holloway\""
	@echo "  $(BIN)/kg build YOUR-ARTICLES -o YOUR-OUTPUT"

.venv/.demo: .venv/.run $(shell find kg seeds -type f -not -name '*.pyc' 2>/dev/null)
	@$(BIN)/kg build seeds -o output
	@touch $@

# -- checks ------------------------------------------------------------------------------------
.PHONY: test
test: .venv/.tested ## Run every test

.venv/.tested: .venv/.docs $(SOURCES) README.md CONTRIBUTING.md $(wildcard docs/*.md docs/*/*.md)
	@$(MAKE) --no-print-directory browser
	$(RUN) pytest -q -p no:cacheprovider -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder --durations 15
	@touch $@

.PHONY: quick slow
quick: .venv/.dev ## Run the tests that need no model, no browser and little time
	$(RUN) pytest -q -m "not model and not slow and not browser"

slow: .venv/.dev ## Run the slow tests alone
	$(RUN) pytest -q -m slow

.PHONY: fmt lint types imports
fmt: .venv/.dev ## Format and autofix
	$(RUN) ruff check --fix --exit-zero -q kg tests benchmarks scripts training && $(RUN) ruff format -q kg tests benchmarks scripts training

lint: .venv/.dev ## Check style
	$(RUN) ruff check kg tests benchmarks scripts training && $(RUN) ruff format --check kg tests benchmarks scripts training

types: .venv/.dev ## Check types
	$(RUN) mypy

imports: .venv/.dev ## Check the layers
	$(BIN)/lint-imports

.PHONY: tidy
tidy: .venv/.dev ## Report dead and duplicated code (modules and functions too long are tests)
	$(RUN) vulture
	$(RUN) pylint --disable=all --enable=duplicate-code --score=no kg

.PHONY: check
check: lint types imports tidy test ## All that CI runs

# -- measurements (those on gold data need the folder ../shared) --------------------------------
BENCHMARKS := quotations assertions dates resolution events rdf page analysis pathological serve scale large
.PHONY: bench $(BENCHMARKS:%=bench-%)
bench: $(BENCHMARKS:%=bench-%) ## Print all tables of measurements

$(BENCHMARKS:%=bench-%): bench-%: .venv/.dev ## Print one table: bench-quotations, bench-page ...
	$(BIN)/python benchmarks/$*.py $(BUILD)

# -- learning (needs the annotated articles of ../shared/gold, or a folder like it) -------------------
GOLD ?= ../shared/gold
.PHONY: train crossval untouched ablate trial-encoder
train: .venv/.dev ## Fit the learned models on annotated articles, GOLD=FOLDER, into kg/learned/data
	$(RUN) training.train $(GOLD)

crossval: .venv/.dev ## Read each annotated article by models that have not seen it; print all figures
	$(RUN) training.crossval

untouched: .venv/.dev ## Measure the shipped models on the tenth of the articles that nobody trains on
	$(RUN) training.crossval --untouched

ablate: .venv/.dev ## Cross-validate without the features whose names begin with PART
	$(RUN) training.crossval --without "$(PART)"

trial-encoder: .venv/.dev ## Measure what a small transformer brings (needs requirements-encoder.txt installed)
	$(RUN) training.encoder.trial

# -- documentation -----------------------------------------------------------------------------
.venv/.docs: .venv/.dev requirements-docs.txt
	@$(RUN) pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-docs.txt
	@touch $@

.PHONY: docs
docs: .venv/.docs ## Build the documentation into site/, links checked
	NO_MKDOCS_2_WARNING=1 $(RUN) mkdocs build --quiet --strict

.PHONY: fuzz fuzz-guided
fuzz: .venv/.dev ## Try 100,000 broken inputs (benchmarks/fuzz.py INPUTS SEED)
	$(BIN)/python benchmarks/fuzz.py

fuzz-guided: .venv/.dev ## Search for inputs that reach new code; keep them in tests/corpus
	@$(RUN) pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-fuzz.txt
	$(BIN)/python -W ignore benchmarks/fuzz_guided.py 300

.PHONY: smoke
smoke: ## Install the wheel into a fresh environment and run every command
	scripts/smoke.sh $(PYTHON)

# -- upkeep ------------------------------------------------------------------------------------
.PHONY: lock
lock: .venv/.dev ## Pin all dependencies with hashes (needs uv)
	uv pip compile -q pyproject.toml --group build --universal --python-version 3.11 --generate-hashes --no-header -o requirements.txt
	uv pip compile -q pyproject.toml --group build --group dev --extra documents --extra tables --extra fast --extra serve --extra plots --extra validate --extra cluster -c requirements.txt --universal --python-version 3.11 --generate-hashes --no-header -o requirements-dev.txt
	uv pip compile -q pyproject.toml --group docs -c requirements-dev.txt --universal --python-version 3.11 --generate-hashes --no-header -o requirements-docs.txt
	uv pip compile -q --group fuzz --universal --python-version 3.11 --generate-hashes --no-header -o requirements-fuzz.txt

.PHONY: ontology
ontology: .venv/.run ## Write the published vocabulary anew from the ontology files
	$(RUN) kg.rdf.ontology

.PHONY: clean
clean: ## Remove everything that can be made again
	rm -rf .venv site .mypy_cache .ruff_cache .pytest_cache .hypothesis dist build
