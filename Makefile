# Caseboard: `make run` opens the dashboard, `make test` checks everything. `make help` lists all.

PREFIX ?= /usr/local
OFFICE ?= demo-data
SIZES ?= 10k 100k 1M 10M
SWIFT = swift
BINARY = .build/release/caseboard
LAYERS = --explicit-target-dependency-import-check error
SOURCES = Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources

.DEFAULT_GOAL := help
.PHONY: help packages build run test lint guard bench bench-accept bench-micro bench-screen pictures \
	install clean

help: ## list what make can do
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 24

packages:
	@Scripts/install-packages

build: packages ## build the program
	$(SWIFT) build -c release $(LAYERS) --product caseboard

run: build ## open the dashboard on the demo office, or on OFFICE=folder
	@$(BINARY) "$(OFFICE)"

test: packages ## build, run all tests, check layers, style and instructions
	$(SWIFT) build --build-tests $(LAYERS)
	@Scripts/run-tests
	@$(MAKE) --no-print-directory lint
	@$(MAKE) --no-print-directory guard

lint: packages ## check the style of all code
	$(SWIFT) format lint --strict --recursive --parallel $(SOURCES)

MEASURE = cd Benchmarks && $(SWIFT) build -c release
GUARD = $(MEASURE) --product benchmarks && $(SWIFT) build -c release --product sidebyside

guard: packages ## compare the instructions of loading and drawing with the committed number
	$(GUARD) && .build/release/sidebyside guard

bench-accept: packages ## set the committed number of instructions, where a change of it is meant
	$(GUARD) && .build/release/sidebyside accept

bench: build ## measure beside DuckDB and polars: SIZES='10k 100k 1M 10M'
	$(MEASURE) && .build/release/sidebyside $(SIZES)

bench-micro: packages ## measure loading and every question by itself
	cd Benchmarks && $(SWIFT) run -c release benchmarks

# An office is measured beside the demo where it was asked for.
MEASURED = $(if $(filter-out file default undefined,$(origin OFFICE)),--office "$(OFFICE)")
bench-screen: SIZES = 10k 100k 1M
bench-screen: build ## measure the dashboard in a terminal: SIZES, OFFICE=folder PROFILE=name
	cd Benchmarks/Screens && python3 -B -m unittest -q test_screens
	python3 -B Benchmarks/Screens/screens.py $(SIZES) $(MEASURED) $(if $(PROFILE),--profile "$(PROFILE)")

pictures: build ## draw the pictures of the guide anew
	@Scripts/pictures "$(BINARY)"

install: build ## install program, demo, completions and manual under PREFIX
	Scripts/install "$(DESTDIR)$(PREFIX)" "$(BINARY)"

clean: ## remove what was built
	rm -rf .build Benchmarks/.build
