"""What installs the service: the chart for Kubernetes, the units for systemd."""
