# Two commands: `make site` and `make test`. Everything they install goes into .venv, pinned with digests.

PORT ?= 8000
OUTPUT ?= site
BASE ?= main
NOTICES ?=
VERSION ?=
SIZE ?= 10000
ACCEPT ?=

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
LIGHTHOUSE := tests/browser/lighthouse/node_modules/.package-lock.json
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
# At a terminal pip tells what it fetches; in a log that would bury what matters.
PINNED := install --require-hashes $(shell [ -t 2 ] || echo -qq)

# The theme's note on its end of life would bury real warnings (docs/decisions/0001).
export NO_MKDOCS_2_WARNING = 1
export PYTHONUNBUFFERED = 1

.DEFAULT_GOAL := menu
.PHONY: menu site serve test review watch release bench pictures locks clean browser

menu: ## show this menu
	@echo "Bone Evidence: what to make"
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: $(VENV)/runtime ## check every record and build the site into site/
	@$(BIN)/evidence build --output "$(OUTPUT)"

serve: $(VENV)/runtime ## show the site at 127.0.0.1 (PORT=8000), rebuild and reload it on every change
	@echo "http://127.0.0.1:$(PORT)/  (stop with Ctrl-C)"
	@$(BIN)/python -m mkdocs serve --livereload --dev-addr "127.0.0.1:$(PORT)"

test: $(VENV)/test browser ## run every test
	@$(BIN)/python -m pytest -n auto --dist loadfile

review: $(VENV)/runtime ## what a change does since BASE=main: impact, problems and repairs, into review/
	@mkdir -p review
	@$(BIN)/evidence impact "$(BASE)" --format markdown > review/impact.md
	@$(BIN)/evidence check --format sarif > review/problems.sarif 2> /dev/null || [ $$? -eq 1 ]
	@$(BIN)/evidence check --fix --dry-run --format json > review/repairs.json 2> /dev/null || [ $$? -eq 1 ]
	@cat review/impact.md

watch: $(VENV)/runtime ## which searches are due, and what NOTICES=retraction_watch.csv says of our records, into review/
	@mkdir -p review
	@$(BIN)/evidence stale --format json > review/stale.json
	@$(BIN)/evidence retractions --csv "$(NOTICES)" --format json > review/retractions.json || [ $$? -eq 1 ]
	@$(BIN)/evidence stale
	@$(BIN)/evidence retractions --csv "$(NOTICES)" || [ $$? -eq 1 ]

release: $(VENV)/test ## make VERSION=1.2.0: tests, change log, tag, exports, handout versions, list of ingredients
	@$(BIN)/evidence release "$(VERSION)" --dry-run
	@$(MAKE) --no-print-directory test
	@$(BIN)/evidence release "$(VERSION)"

bench: site $(VENV)/test browser ## how the search and the explorer hold up with SIZE=10000 invented records
	@$(BIN)/python -m benchmarks.search "$(OUTPUT)" "$(SIZE)"
	@$(BIN)/python -m benchmarks.explorer "$(OUTPUT)" "$(SIZE)"

pictures: site $(VENV)/test browser $(LIGHTHOUSE) ## compare the built site with docs/pictures/ (ACCEPT=1 writes them) and rate it
	@$(BIN)/python -m tests.browser.pictures site docs/pictures $(if $(ACCEPT),--accept); pictures=$$?; \
		$(BIN)/python -m tests.browser.scores site && exit $$pictures

clean: ## remove the site, what was generated below docs/, the caches and .venv
	@git clean -qfdX -- docs
	@rm -rf site review dist .site-staging .cache .pytest_cache .hypothesis .import_linter_cache *.egg-info $(VENV) \
		tests/browser/node_modules tests/browser/lighthouse/node_modules

locks: ## write the two lock files anew from pyproject.toml (needs uv)
	@.ci/locks

$(VENV)/python:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Python 3.11 or newer is needed ($(if $(PYTHON),$(PYTHON) is not,none was found)); say where one is: make PYTHON=..." >&2; \
		exit 1; }
	@echo "Making $(VENV) with $$("$(PYTHON)" --version)"
	@"$(PYTHON)" -m venv $(VENV) || { \
		echo "No virtual environment could be made; on Debian and Ubuntu: apt install python3-venv" >&2; \
		rm -rf $(VENV); exit 1; }
	@touch $@

$(VENV)/runtime: requirements.lock pyproject.toml $(VENV)/python
	@echo "Installing $$(grep -c == requirements.lock) pinned packages (the first time takes a minute or two)"
	@$(PIP) $(PINNED) -r requirements.lock
	@$(PIP) install --quiet --no-deps --no-index --no-build-isolation --editable .
	@touch $@

$(VENV)/test: requirements-test.lock $(VENV)/runtime
	@echo "Installing what the tests need ($$(grep -c == requirements-test.lock) pinned packages)"
	@$(PIP) $(PINNED) -r requirements-test.lock
	@touch $@

$(LIGHTHOUSE): tests/browser/lighthouse/package-lock.json
	@echo "Installing Lighthouse ($<)"
	@cd $(<D) && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@

browser:
	@.ci/browser
