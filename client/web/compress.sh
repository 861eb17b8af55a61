#!/bin/bash
# Compresses what changed in the folder, beside the files, with Brotli and gzip.
set -euo pipefail
cd "$1"
for file in *.html *.css *.js *.wasm *.data; do
    if [ ! "$file.gz" -nt "$file" ]; then gzip -9 -n -c "$file" >"$file.gz"; fi
    if command -v brotli >/dev/null && [ ! "$file.br" -nt "$file" ]; then brotli -q 11 -f -o "$file.br" "$file"; fi
done
