#!/bin/sh
# The main job: the window where there is a display, otherwise the sample workspace and its audit pack.
set -eu
. "$(dirname "$0")/env.sh"
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname -s)" = Darwin ]; then
	exec bin/countersign
fi
echo "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so this is the main job without a window."
exec ./.ci/sample.sh
