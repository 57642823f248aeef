#!/bin/sh
# Prints the path of a Python of 3.11 or newer, whatever it is called here. PYTHON=... names one to use.
found=
for name in ${PYTHON:-python3 python3.11 python3.12 python3.13 python3.14 python}; do
    path=$(command -v "$name" 2>/dev/null) || continue
    version=$("$path" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
    if "$path" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
        printf '%s\n' "$path"
        exit 0
    fi
    found="$found $name ($version)"
done
{
    printf 'Press Directory needs Python 3.11 or newer; found:%s.\n' "${found:- none}"
    printf 'Install one, for example: apt-get install python3, dnf install python3.11, apk add python3,\n'
    printf 'brew install python@3.11. Where it has a name of its own: make run PYTHON=/path/to/python3.11\n'
} >&2
exit 1
