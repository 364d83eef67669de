#!/bin/sh
# The programs of other makers that tests run: a browser and a second SPARQL server. What is missing is installed from
# Debian where that may be done, all in one step before any test, since two tests that install at once lock each other
# out; where it may not be done, one line says what to install.
set -u

missing=
for name in chromium chromium-browser google-chrome chrome; do
    command -v "$name" >/dev/null && found=yes && break
    found=
done
[ -n "$found" ] || missing="chromium fonts-noto-cjk"
command -v virtuoso-t >/dev/null || missing="$missing virtuoso-opensource-7-bin virtuoso-opensource-7-common"
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    export DEBIAN_FRONTEND=noninteractive
    apt="apt-get -qq -o DPkg::Lock::Timeout=300"
    # Lists may be absent or old on a new machine; a mirror that fails to answer is told by the install.
    $apt update >/dev/null 2>&1
    # shellcheck disable=SC2086 # each word is a package
    $apt install -y --no-install-recommends $missing >/dev/null && exit 0
fi
echo "some tests will fail for want of programs: apt-get install $missing" >&2
