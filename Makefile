# Caseboard: `make run` opens the dashboard, `make test` checks everything. `make help` lists all.

PREFIX ?= /usr/local
OFFICE ?= demo-data
SWIFT = swift
BINARY = .build/release/caseboard
LAYERS = --explicit-target-dependency-import-check error
SOURCES = Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources

.DEFAULT_GOAL := help
.PHONY: help packages build run test lint bench install clean

help: ## list what make can do
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 16

packages:
	@Scripts/install-packages

build: packages ## build the program
	$(SWIFT) build -c release $(LAYERS) --product caseboard

run: build ## open the dashboard on the demo office, or on OFFICE=folder
	@$(BINARY) "$(OFFICE)"

test: packages ## build, run all tests, check layers and style
	$(SWIFT) build --build-tests $(LAYERS)
	$(SWIFT) test --skip-build --disable-xctest
	@$(MAKE) --no-print-directory lint

lint: packages ## check the style of all code
	$(SWIFT) format lint --strict --recursive --parallel $(SOURCES)

bench: packages ## measure loading and every question, as ratios
	cd Benchmarks && $(SWIFT) run -c release benchmarks

install: build ## install program, demo, completions and manual under PREFIX
	Scripts/install "$(DESTDIR)$(PREFIX)" "$(BINARY)"

clean: ## remove what was built
	rm -rf .build Benchmarks/.build
