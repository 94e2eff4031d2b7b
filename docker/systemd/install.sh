#!/bin/sh
# Install mp4totext in the folder of this copy, /opt/mp4totext, with its units for systemd; the same again after `git pull`.
# For root. Python 3.11 or later with venv; a Redis or Valkey: apt install redis-server.
#   sudo git clone ADDRESS /opt/mp4totext && sudo sh /opt/mp4totext/docker/systemd/install.sh
set -eu
cd "$(dirname "$0")/../.."
if [ "$PWD" != /opt/mp4totext ]; then
    echo "The units start /opt/mp4totext/.venv/bin/mp4totext, and this is $PWD: clone to /opt/mp4totext." >&2
    exit 1
fi
if [ ! -x .venv/bin/python ]; then "${PYTHON:-python3}" -m venv .venv; fi
.venv/bin/pip install --quiet --no-deps --require-hashes --requirement "locks/${LOCK:-worker}.txt"
.venv/bin/pip install --quiet --no-deps .
install -m 644 docker/systemd/sysusers.conf /etc/sysusers.d/mp4totext.conf
install -m 644 docker/systemd/tmpfiles.conf /etc/tmpfiles.d/mp4totext.conf
install -m 644 docker/systemd/mp4totext-*.service docker/systemd/mp4totext-*.timer /etc/systemd/system/
systemd-sysusers
systemd-tmpfiles --create mp4totext.conf
systemctl daemon-reload
# Running jobs are checkpointed and go on; processes that do not run stay as they are.
systemctl try-restart mp4totext-bot mp4totext-web mp4totext-worker
echo "Installed. Settings: /etc/mp4totext/*.env. Start: systemctl enable --now mp4totext-bot mp4totext-worker mp4totext-backup.timer"
