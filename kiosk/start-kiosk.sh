#!/bin/sh
# Runs the kiosk on a Linux screen for good: full screen, without bars, bubbles or questions, started again whenever the
# browser ends. It waits for no network: once the page has been there, the browser brings it from its cache.
#
#   start-kiosk.sh http://hub:8080 [lcd|elevator|epaper]
#
# Or by environment: LOUYU_HUB_URL, LOUYU_KIOSK_KIND; LOUYU_BROWSER (a program), LOUYU_BROWSER_FLAGS (further flags),
# LOUYU_KIOSK_PROFILE (a directory that is kept: it holds who this screen is).
set -u

hub=${1:-${LOUYU_HUB_URL:-}}
kind=${2:-${LOUYU_KIOSK_KIND:-}}
profile=${LOUYU_KIOSK_PROFILE:-$HOME/.local/share/louyu-kiosk}
browser=${LOUYU_BROWSER:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}
steady_seconds=60
longest_wait_seconds=60

if [ -z "$hub" ] || [ -z "$browser" ]; then
  echo '用法：start-kiosk.sh http://主机:8080 [lcd|elevator|epaper]，并请先安装 chromium' >&2
  echo 'Usage: start-kiosk.sh http://hub:8080 [lcd|elevator|epaper]; chromium must be installed' >&2
  exit 64
fi

address="${hub%/}/kiosk/${kind:+?kind=$kind}"
mkdir -p "$profile" || exit 73

child=
stop() {
  trap - TERM INT HUP
  [ -n "$child" ] && kill "$child" 2>/dev/null && wait "$child"
  exit 0
}
trap stop TERM INT HUP

keep_screen_on() {
  [ -n "${DISPLAY:-}" ] && command -v xset >/dev/null && xset s off s noblank -dpms 2>/dev/null
}

# A power cut must not end in a question about restoring pages, nor in a lock that nobody holds.
forget_crash() {
  rm -f "$profile"/Singleton*
  preferences="$profile/Default/Preferences"
  [ -f "$preferences" ] && sed -i 's/"exit_type":"[^"]*"/"exit_type":"Normal"/' "$preferences"
}

wait_seconds=1
while :; do
  keep_screen_on
  forget_crash
  started=$(date +%s)
  # shellcheck disable=SC2086 # further flags are several words
  "$browser" \
    --kiosk \
    --user-data-dir="$profile" \
    --disk-cache-size=104857600 \
    --no-first-run \
    --no-default-browser-check \
    --noerrdialogs \
    --disable-infobars \
    --disable-session-crashed-bubble \
    --hide-crash-restore-bubble \
    --autoplay-policy=no-user-gesture-required \
    --touch-events=enabled \
    --disable-pinch \
    --overscroll-history-navigation=0 \
    --disable-features=Translate,MediaRouter \
    --disable-component-update \
    --password-store=basic \
    ${LOUYU_BROWSER_FLAGS:-} \
    "$address" &
  child=$!
  wait "$child"
  ran=$(($(date +%s) - started))
  [ "$ran" -ge "$steady_seconds" ] && wait_seconds=1
  echo "louyu-kiosk: the browser ended after $ran s; again in $wait_seconds s" >&2
  sleep "$wait_seconds" &
  child=$!
  wait "$child"
  wait_seconds=$((wait_seconds * 2))
  [ "$wait_seconds" -gt "$longest_wait_seconds" ] && wait_seconds=$longest_wait_seconds
done
