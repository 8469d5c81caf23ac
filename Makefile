# Needs git, make and Go 1.21 or newer, which fetches the release that go.mod names. Everything else is set up by
# the targets themselves. The steps live in .ci/, one script each.

.DEFAULT_GOAL := help
.PHONY: help run build sample test check fmt bench soak eval corpus train windows-journey setup clean

help: ## this list
	@echo "Countersign: an offline workbench for organisations that buy generative AI."
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-15s %s\n", $$1, $$2}' Makefile

run: build ## set up, build, open the window (without a display: write the sample and its audit pack to out/)
	@./.ci/run.sh

build: setup ## set up and build bin/countersign
	@./.ci/build.sh

sample: build ## write the sample workspace and its audit pack to out/
	@./.ci/sample.sh

test: ## set up, then everything that must hold: form, vet, static checks, build, all tests with -race
	@./.ci/setup.sh test
	@./.ci/check.sh

check: ## the same without installing anything
	@./.ci/check.sh

fmt: ## write every Go file in the form that check asks for
	@./.ci/fmt.sh

bench: ## measure; BENCH=Save narrows it
	@./.ci/measure.sh bench

soak: ## the long loops in full: kill -9, power cuts, hostile files (hours)
	@./.ci/measure.sh soak

eval: ## real documents in the folder that COUNTERSIGN_EVAL names
	@./.ci/measure.sh eval

corpus: ## any files in the folder that COUNTERSIGN_CORPUS names, beside pandoc and pdftotext
	@./.ci/measure.sh corpus

train: ## learn the finder's weights from the folder that COUNTERSIGN_EVAL names (a few minutes)
	@./.ci/measure.sh train

windows-journey: ## build for Windows and run the commands under Wine (the first time a quarter of an hour)
	@./.ci/windows.sh

setup: ## look for what a build needs, install it where apt allows
	@./.ci/setup.sh

clean: ## remove what was built and written: bin/ and out/
	@rm -rf bin out
