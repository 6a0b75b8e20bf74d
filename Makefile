# Every command that runs, checks, shows or packs Leadline.
# `make run` and `make test` need nothing first: they make .venv from the locked versions, once.

PYTHON := .venv/bin/python
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --only-binary :all: --custom-compile-command "make lock" $(UPGRADE)
INSTALL := $(PYTHON) -m pip install --quiet --quiet --disable-pip-version-check \
	--only-binary :all: --require-hashes

# A name on the path may be a shim for a Python that is not there, so each candidate is run.
FIND_PYTHON := for name in python3.13 python3.12 python3.11 python3; do \
	"$$name" -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo "$$name" && break; done

.PHONY: run test bench bench-check prove pictures installer texts lock clean

run: .venv/run.stamp
	@$(PYTHON) -m ui $(ARGS)

test: export QT_QPA_PLATFORM = offscreen
test: .venv/test.stamp
	@$(PYTHON) -m ui.startup_check
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy
	.venv/bin/lint-imports --no-logo
	$(PYTHON) -m pytest -n auto $(ARGS)

bench: .venv/bench.stamp
	@$(PYTHON) -m tests.bench $(ARGS)

bench-check: .venv/bench.stamp
	@$(PYTHON) -m tests.bench --check $(ARGS)

prove: .venv/bench.stamp
	@$(PYTHON) -m tests.proof $(ARGS)

pictures: .venv/test.stamp
	@$(PYTHON) -m tests.ui.pictures $(ARGS)

installer: .venv/test.stamp
	$(PYTHON) -m PyInstaller --noconfirm --clean --log-level WARN build_installer.spec
	dist/leadline/leadline self-check

# New sentences reach the catalogues; what translators wrote stays.
texts: .venv/test.stamp
	@$(PYTHON) -m tests.proof.catalogues

# Keeps every version that still fits; `make lock UPGRADE=--upgrade` takes the newest.
lock: .venv/test.stamp
	@command -v uv >/dev/null || { echo "make lock needs uv: pipx install uv" >&2; exit 1; }
	$(LOCK) pyproject.toml --output-file requirements.lock
	$(LOCK) pyproject.toml --extra dev --constraint requirements.lock \
		--output-file requirements-dev.lock
	$(MAKE) .venv/test.stamp
	$(PYTHON) -m tests.proof.licences

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.venv/bin/python:
	@python=$$($(FIND_PYTHON)); \
	test -n "$$python" || { echo "Leadline needs Python 3.11 or newer with venv:" \
		"apt-get install python3 python3-venv, or dnf install python3" >&2; exit 1; }; \
	"$$python" -m venv .venv

.venv/run.stamp: requirements.lock | .venv/bin/python
	@echo "Setting up .venv from requirements.lock; this happens once and fetches about 150 MB."
	@$(INSTALL) --requirement requirements.lock
	@touch $@

.venv/test.stamp: requirements-dev.lock .venv/run.stamp
	@echo "Adding what the checks need, from requirements-dev.lock."
	@$(INSTALL) --requirement requirements-dev.lock
	@touch $@

.venv/bench.stamp: requirements-bench.lock .venv/test.stamp
	@echo "Adding what the benchmarks measure beside, from requirements-bench.lock."
	@$(PYTHON) -m pip install --quiet --quiet --disable-pip-version-check --no-deps \
		--require-hashes --requirement requirements-bench.lock
	@touch $@
