#!/bin/sh
# The main job without a window: a workspace with the worked example, and the sealed audit pack of one of its
# assessments, written, verified, and left under out/.
set -eu
. "$(dirname "$0")/env.sh"

assessment=${1:-kestrelight-assist-2026}
today=2026-11-21 # the sample's own, so that nothing in it has aged
rm -rf out/sample.countersign out/sample.countersign-* out/sample-pack
mkdir -p out
bin/countersign new out/sample.countersign --sample
bin/countersign pack out/sample.countersign "$assessment" --out out/sample-pack --as-of "$today" --as "Ines Okafor" --role procurement
bin/countersign verify out/sample-pack
cat <<END

The sample workspace:  $PWD/out/sample.countersign   (one file: copy it, move it, back it up)
Its audit pack:        $PWD/out/sample-pack
  to read              report.pdf
  to filter, recompute workbook.xlsx
  as received          evidence/
  to check             bin/countersign verify out/sample-pack

What is in it:         bin/countersign show out/sample.countersign --as-of $today
END
