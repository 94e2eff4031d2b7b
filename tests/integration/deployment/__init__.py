"""Tests of what installs the service: the chart for Kubernetes, the units for systemd."""
