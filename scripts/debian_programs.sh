#!/bin/sh
# Unpack programs of Debian into a folder, with the libraries that are missing here, and install nothing: no service starts,
# and `make test` finds none of them. FOLDER/environment puts them on the path.
#   sh scripts/debian_programs.sh FOLDER PACKAGE…
#   sh scripts/debian_programs.sh FOLDER --release trixie PACKAGE…    of another release than that of this machine
set -eu
mkdir -p "$1"
folder=$(cd "$1" && pwd)
shift
wanted=$*
if [ -e "$folder/wanted" ] && [ "$(cat "$folder/wanted")" = "$wanted" ]; then exit 0; fi
command -v apt-get > /dev/null || { echo "no apt-get here: $wanted must be installed by hand" >&2; exit 1; }
rm -rf "$folder/root" "$folder/environment" "$folder/wanted" "$folder/lists" "$folder/cache"
mkdir -p "$folder/lists/partial" "$folder/cache/archives/partial" "$folder/root"
set_own="-o Dir::State::lists=$folder/lists -o Dir::Cache=$folder/cache -o Debug::NoLocking=1 -o APT::Sandbox::User=root"
set_own="$set_own -o Acquire::http::Timeout=20 -o Acquire::Retries=1"
if [ "$1" = --release ]; then
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian $2 main" > "$folder/sources.list"
  set_own="$set_own -o Dir::Etc::sourcelist=$folder/sources.list -o Dir::Etc::sourceparts=-"
  shift 2
fi
# shellcheck disable=SC2086
apt-get --quiet --quiet $set_own update
# shellcheck disable=SC2086
apt-get --quiet --quiet $set_own install --download-only --yes --no-install-recommends "$@"
for package in "$folder"/cache/archives/*.deb; do
  if [ -e "$package" ]; then dpkg-deb --extract "$package" "$folder/root"; fi # nothing comes where all is installed
done
rm -rf "$folder/lists" "$folder/cache"
cat > "$folder/environment" <<ENVIRONMENT
PATH="$folder/root/usr/sbin:$folder/root/usr/bin:$folder/root/usr/libexec/docker/cli-plugins:\$PATH"
LD_LIBRARY_PATH="$(echo "$folder"/root/usr/lib/*-linux-gnu*):$(echo "$folder"/root/lib/*-linux-gnu*)"
export PATH LD_LIBRARY_PATH
ENVIRONMENT
echo "$wanted" > "$folder/wanted"
