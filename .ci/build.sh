#!/bin/sh
# Builds the program into bin/.
set -eu
. "$(dirname "$0")/env.sh"
mkdir -p bin
go build -trimpath -tags "$tags" -o bin/countersign .
