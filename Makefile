# Every command of a developer, an operator of the embedded default, and CI. `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help run test check fuzz bench format openapi lock clean

dev = @sh deploy/dev/start

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## the whole program on http://127.0.0.1:8000 (PORT=8123: another port; DEMO=0: empty, asks for a first admin)
	$(dev) run

test: ## every test: backend on SQLite and PostgreSQL, frontend, journeys in a browser
	$(dev) test

check: ## format, lint, types, import contracts, OpenAPI, production settings, bundle budget
	$(dev) check

fuzz: ## the running API against its own OpenAPI, as each role (FUZZ_EXAMPLES=50, FUZZ_PHASES=coverage: longer)
	$(dev) fuzz

bench: ## requests per second and p95 of lists, details, creates and searches
	$(dev) bench

format: ## rewrites the sources as `make check` wants them
	$(dev) format

openapi: ## rewrites backend/openapi.yml and the frontend's types from the code
	$(dev) openapi

lock: ## rewrites the lock files after a change of dependencies (UPGRADE=1: newest Python packages)
	$(dev) lock

clean: ## removes what the commands above installed and built; keeps the data in backend/var
	$(dev) clean
