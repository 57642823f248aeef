# `make help` lists the targets. Nothing is hidden in them: each is a few commands you can type yourself.

HOST ?= 127.0.0.1
PORT ?= 8000

bin := .venv/bin
serve := PUBLIC_URL=$${PUBLIC_URL:-http://$(HOST):$(PORT)} $(bin)/press-directory serve --host $(HOST) --port $(PORT)
demo := SAMPLE_DATA=1 SITE_NAME="Press Directory (samples)" DATABASE_URL=sqlite:///var/demo.sqlite3
setup := scripts/python.sh scripts/venv.py scripts/packages.py pyproject.toml

.PHONY: help run test check format lint types interop fuzz demo bench catalogues pictures lock clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/.run ## Set up, migrate, ingest seeds/ and serve on http://127.0.0.1:8000 (HOST=, PORT=)
	$(bin)/press-directory db upgrade
	$(bin)/press-directory ingest seeds
	$(serve)

test: .venv/.dev ## Set up what the tests need, browser and PostgreSQL included, and run them on every core
	$(bin)/python -m scripts.surroundings
	$(bin)/python -m pytest --numprocesses=auto --dist=loadfile --durations=20

check: format lint types test ## Everything that must pass before a commit

format: .venv/.dev
	$(bin)/ruff format --check

lint: .venv/.dev
	$(bin)/ruff check

types: .venv/.dev
	$(bin)/mypy

interop: .venv/.dev ## Have ez-vcard, Evolution, ical.js, khard and vobject read 10,000 cards, write docs/readers.md, and have clients and litmus subscribe
	$(bin)/python -m scripts.readers
	$(bin)/python -m tests.interop --write docs/readers.md
	$(bin)/python -m tests.interop.clients
	$(bin)/python -m tests.interop.webdav

fuzz: .venv/.dev ## Fuzz what reads strangers' bytes (SECONDS=300 each); what fails is kept in var/fuzz/
	$(bin)/python -m pip --disable-pip-version-check --quiet install --target var/fuzz/atheris --upgrade "atheris>=3,<4"
	$(bin)/python -m benchmarks.bed var/fuzz/bed
	PYTHONPATH=var/fuzz/atheris $(bin)/python -m tests.fuzz document --seconds $(or $(SECONDS),300) --seeds var/fuzz/bed
	PYTHONPATH=var/fuzz/atheris $(bin)/python -m tests.fuzz press-book --seconds $(or $(SECONDS),300)

demo: .venv/.run ## Serve a larger directory of generated samples (HOST=, PORT=)
	$(bin)/python -m benchmarks.samples var/demo
	$(demo) $(bin)/press-directory db upgrade
	$(demo) $(bin)/press-directory ingest var/demo
	$(demo) $(serve)

bench: .venv/.dev ## Measure, beside what one would otherwise use
	$(bin)/python -m benchmarks.extract_plain_text
	$(bin)/python -m benchmarks.extract_formats
	$(bin)/python -m benchmarks.keep_and_find
	$(bin)/python -m benchmarks.keep_one
	$(bin)/python -m benchmarks.resolve_mentions
	$(bin)/python -m benchmarks.by_release
	$(bin)/python -m benchmarks.serve_pages
	$(bin)/python -m benchmarks.give_cards

pictures: .venv/.dev ## Take the README's pictures from the running program
	$(bin)/python -m scripts.surroundings
	$(bin)/python -m scripts.pictures
	$(bin)/python -m scripts.sheets

catalogues: .venv/.dev ## Bring the catalogues of messages up to date with pages and source
	$(bin)/python -m scripts.catalogues

lock: ## Compile requirements/*.txt anew from pyproject.toml (UPGRADE=1 for newer releases)
	sh scripts/lock.sh $(if $(UPGRADE),--upgrade)

clean: ## Remove what set-up and checks made; the registry in var/ stays
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis dist

.venv/.run: requirements/run.txt $(setup)
	@python=$$(sh scripts/python.sh) && "$$python" -m scripts.venv run
	@touch $@

.venv/.dev: requirements/dev.txt $(setup)
	@python=$$(sh scripts/python.sh) && "$$python" -m scripts.venv dev
	@touch $@
