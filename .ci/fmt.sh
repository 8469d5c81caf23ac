#!/bin/sh
# Writes every Go file in the form that check asks for.
set -eu
. "$(dirname "$0")/env.sh"
go run "$gofumpt" -l -w .
