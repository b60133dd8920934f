# Everything runs in .venv, made from the lock (requirements.txt).
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
LOCK := uv pip compile --universal --fork-strategy fewest --python-version 3.11 --extra book --extra dev --no-header --no-annotate pyproject.toml

# One BLAS thread per process: workers and kernels run side by side, and a number's last bits depend on the threads.
test check exercises refresh: export OPENBLAS_NUM_THREADS = 1
test check exercises refresh: export OMP_NUM_THREADS = 1

.PHONY: help book serve test check exercises bench refresh first-cells lock clean test-oldest test-newest test-colab

help: ## show this list
	@grep -E '^[a-z -]+:.*## ' Makefile | sed 's/:.*## /\t/' | expand -t 14

book: $(READY) ## build the site into _build/html
	$(BIN)/jupyter-book build . -W --keep-going
	@echo "The book is at $(CURDIR)/_build/html/index.html"

serve: book ## build the site and show it at http://localhost:8000
	$(BIN)/python -m http.server --bind localhost --directory _build/html 8000

test: $(READY) ## run every test: code, notebooks, site, browser
	$(BIN)/python -m pytest --nbval --nbval-current-env -n auto --dist loadgroup --no-loadscope-reorder tests book $(wildcard instructor)

check: $(READY) ## lint, types and package tests, in a minute
	$(BIN)/python -m pytest -m "not book" -n auto tests $(wildcard instructor)

test-oldest test-newest test-colab: $(READY) ## the same with the lowest and newest versions, or as on Colab
	$(BIN)/python tools/elsewhere.py $(@:test-%=%)

bench: .venv-bench/.ready ## compare the speed of training with PyTorch and scikit-learn
	PYTHONPATH=. .venv-bench/bin/python benchmarks/speed.py

exercises: $(READY) ## write the exercise notebooks and their public tests anew, from instructor/
	$(BIN)/python -m instructor.build

refresh: $(READY) ## execute the notebooks and normalize them (one: NOTEBOOK=book/x.ipynb)
	$(BIN)/python tools/refresh.py $(NOTEBOOK)

first-cells: $(READY) ## write every notebook's first code cell anew, from _config.yml's repository
	$(BIN)/python tools/first_cell.py

lock: $(READY) ## write requirements.txt anew: the newest versions within pyproject.toml's ranges
	@echo "# $(LOCK)" > .venv/lock.txt
	$(BIN)/$(LOCK) --quiet >> .venv/lock.txt
	@mv .venv/lock.txt requirements.txt

clean: ## remove what was built
	rm -rf _build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "nncourse needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version 2>&1)." \
		"Name another: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || { \
		echo "$(PYTHON) lacks the modules venv and ensurepip; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv-bench/.ready: requirements-parity.txt requirements.txt
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check \
		--constraint requirements.txt --requirement requirements-parity.txt numpy scikit-learn
	@touch $@
