# swelm: every target says what it does; logic longer than a few lines is in scripts/.
.DEFAULT_GOAL := help
.PHONY: help deps build test acceptance demo demo-cluster conformance conformance-cluster conformance-repositories clients examples functions bench bench-cluster start-up budgets golden sanitize mutants order fuzz statistics review-speed page pictures lint format layers install package check-package clean ci record

SWELM := .build/release/swelm
PREFIX ?= /usr/local
SHARED ?= ../shared

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

deps: ## install the Debian packages that swelm builds and runs with
	@scripts/install-dependencies

build: deps ## build the release binary, .build/release/swelm; SWELM_PLAIN_BUILD=1: without what is for speed alone
	@scripts/build

test: deps ## build and run all tests
	@scripts/with-prometheus scripts/with-postgresql scripts/test

demo: build ## walk the seven stages of a canary release
	@scripts/demo $(SWELM)

demo-cluster: build ## walk them in the cluster of SWELM_TEST_KUBECONFIG, with what its objects go through
	@scripts/demo-cluster $(SWELM)

conformance: build ## compare with real Helm's recorded answers; HELM=4.3.1: with that Helm itself, SETS=vectors,charts,lint
	@scripts/conformance $(SWELM) $(SHARED)

conformance-repositories: build ## compare with what real Helm did with repositories and registries, on loopback
	@scripts/conformance-repositories $(SWELM) $(SHARED)

conformance-cluster: build ## compare in the cluster of SWELM_TEST_KUBECONFIG with what real Helm did in one
	@scripts/conformance-cluster $(SWELM) $(SHARED)

clients: build ## run programs that call helm with real Helm and with swelm, and compare
	@scripts/install-dependencies python3-venv python3-pip git docker-registry
	@scripts/with-postgresql scripts/check-clients $(SWELM)

examples: build ## run what README and docs/pipelines show, with stand-ins for forges and a cluster
	@scripts/install-dependencies curl git jq python3-yaml
	@scripts/check-examples $(SWELM)

functions: deps ## compare the function table with the recorded list of Helm's
	swift test --filter FunctionTableTests

bench: build ## measure side by side with real Helm, and the release history at size
	@scripts/bench $(SWELM) $(SHARED) --write
	@scripts/bench-repositories $(SWELM) $(SHARED) --write
	@scripts/bench-store $(SWELM)

bench-cluster: build ## measure side by side with real Helm in the cluster of SWELM_TEST_KUBECONFIG
	@scripts/bench-cluster $(SWELM) $(SHARED) --write

start-up: build ## check which libraries the binary loads
	@scripts/check-start-up $(SWELM)

budgets: build ## compare instruction and allocation counts with fixtures/budgets
	@scripts/install-dependencies valgrind
	@scripts/budgets $(SWELM)

golden: build ## put the recorded cases to the release binary; after make test
	@scripts/check-golden $(SWELM)

sanitize: deps ## run the tests under the address and the thread sanitizer
	@scripts/sanitize

mutants: deps ## change single lines of the sources, and report which changes no test notices
	@scripts/with-postgresql scripts/mutants

order: deps ## record which functions renders call, for the linker
	@scripts/install-dependencies valgrind
	@scripts/order-functions

fuzz: deps ## run the fuzz targets for a bounded time
	@scripts/fuzz

acceptance: build ## hold staged releases against all that is promised of them (minutes); with SWELM_TEST_KUBECONFIG in that cluster, too
	@scripts/with-prometheus scripts/with-postgresql scripts/check-rollout --swelm $(SWELM)

statistics: deps ## judge simulated rollouts, and compare with fixtures/statistics/rollouts.tsv
	swift build -c release --product RolloutStatistics
	.build/release/RolloutStatistics

review-speed: build ## hold `diff repo` to two seconds for 300 releases of 30 charts, 5 of them changed
	@scripts/install-dependencies git
	@scripts/check-review-speed $(SWELM)

page: build ## check the page of diff -o html in headless Chromium
	@scripts/install-dependencies chromium
	@scripts/check-html $(SWELM)

pictures: build ## make the pictures of README
	@scripts/install-dependencies chromium fonts-dejavu-core
	@scripts/pictures $(SWELM)

lint: ## check the format of sources and documents
	swift format lint --strict --recursive --parallel Sources Tests Package.swift
	@scripts/prose

format: ## format sources and documents
	swift format --in-place --recursive --parallel Sources Tests Package.swift
	@scripts/prose --write

layers: ## check which module imports which, and that the check finds what it should
	@scripts/check-layers --self-test
	@scripts/check-layers

record: ## record real Helm's answers to the cases of fixtures/template
	@scripts/record-fixtures

install: build ## install the binary below PREFIX
	install -D -m 0755 $(SWELM) $(DESTDIR)$(PREFIX)/bin/swelm

package: build ## make a Debian package, out/swelm_VERSION_ARCHITECTURE.deb
	@scripts/install-dependencies binutils dpkg-dev xz-utils
	@scripts/package $(SWELM) out

check-package: build ## make it, install it in a minimal Debian and use it there; FAST=--fast: look into it only
	@scripts/install-dependencies binutils dpkg-dev xz-utils mandoc groff-base file $(if $(FAST),,lintian mmdebstrap)
	@scripts/check-package $(SWELM) $(FAST)

clean: ## remove what was built
	rm -rf .build .reference out

ci: ## what CI runs
	@.ci/run
