#!/usr/bin/env bash
# Build the wheel, install it with the pinned dependencies into a fresh environment outside the tree, and run every command. Then install it as a
# newcomer does, unpinned, with the oldest pip that supported Pythons bring and with the newest, and read the sample corpus.
# Usage: scripts/smoke.sh [PYTHON]      needs the network for the dependencies
set -euo pipefail
python=${1:-python3}
tree=$(cd "$(dirname "$0")/.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/env"
"$folder/env/bin/pip" install -qq --disable-pip-version-check --no-deps --require-hashes -r "$tree/requirements.txt"
"$folder/env/bin/pip" wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation -w "$folder" "$tree"
"$folder/env/bin/pip" install -qq --disable-pip-version-check --no-deps "$folder"/kg-*.whl
cp -r "$tree/seeds" "$folder/seeds"
cp -r "$folder/seeds/text" "$folder/more" 2>/dev/null || cp -r "$folder/seeds" "$folder/more"
cd "$folder"
PATH="$folder/env/bin:$PATH"
run() { echo "kg $*"; kg "$@" > "$folder/out" 2> "$folder/err" || { cat "$folder/err"; echo "failed: kg $*"; exit 1; }; }
run --version
run build seeds -o graph
run build seeds -o graph
run show graph Sudan
run query graph mediators
run quotes graph
run explain "Kenya accused Norway of spying."
run ontology show accuses
run merges graph
printf "name,id\nAda Quist,Q5\n" > ids.csv
run reconcile graph ids.csv
run diff graph graph
run diff graph graph --page changes.html
run report graph -o report.md
for form in csv cytoscape dot ftm gexf graphml html json jsonld nq nt tables trig ttl; do run export graph -f "$form" -o "out.$form"; done
run export graph -o by-suffix.gexf
for measure in actors mediators brokers communities camps strained speakers silent contested corroboration dyads timeline; do run analyze "$measure" graph; done
run analyze paths graph Sudan "United States"
run check graph
run doctor
grep -q "reads .txt .md .html" out
document=$(python -c 'import json; print(json.loads(open("graph/documents.jsonl").readline())["id"])')
run remove "$document" -o graph
run add seeds -o graph
diff -r -x .kg -x report.md graph "$tree/output" > /dev/null && echo "same bytes as the committed output" || { echo "other bytes than the committed output"; exit 1; }
for extra in parquet; do if kg export graph -f "$extra" -o "out.$extra" 2> err; then :; else test "$(wc -l < err)" = 1; cat err; fi; done
for pip in "pip==23.2.1" "pip"; do
  "$python" -m venv --clear "$folder/plain"
  "$folder/plain/bin/python" -m pip install -qq --disable-pip-version-check --upgrade "$pip"
  "$folder/plain/bin/pip" --version
  "$folder/plain/bin/pip" install -qq --disable-pip-version-check "$folder"/kg-*.whl
  PATH="$folder/plain/bin:$PATH" run doctor
  PATH="$folder/plain/bin:$PATH" run build seeds -o "$folder/plain-graph"
  rm -rf "$folder/plain-graph"
done
echo "installed: $(du -sm "$folder/env" | cut -f1) MB with $(python --version)"
