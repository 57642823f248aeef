#!/bin/sh
# Compiles the lock files: every requirement with its version and hashes, for every platform, without index addresses.
# What is locked already stays as it is, unless --upgrade is given.
set -eu
cd "$(dirname "$0")/.."

if command -v uv >/dev/null 2>&1; then
    uv=uv
else
    [ -x var/uv/bin/uv ] || { "$(sh scripts/python.sh)" -m venv var/uv && var/uv/bin/pip --quiet install uv; }
    uv=var/uv/bin/uv
fi

lock() {
    output=$1
    shift
    "$uv" pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
        --no-header --no-emit-index-url --no-emit-find-links --quiet --output-file "$output" "$@" >/dev/null
}

lock requirements/run.txt --group build "$@"
lock requirements/dev.txt --group dev --constraints requirements/run.txt "$@"
