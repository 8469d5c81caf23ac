#!/bin/sh
# Builds the program into bin/.
set -eu
. "$(dirname "$0")/env.sh"
mkdir -p bin
version=$(sed -n 's/^Version = "\(.*\)"/\1/p' FyneApp.toml)+$(git rev-parse --short HEAD 2>/dev/null || echo unknown)
go build -trimpath -tags "$tags" -ldflags "-s -w -X main.version=$version" -o bin/countersign .
