"""The images are built and run as `docker/compose.yaml` defines: `make containers`.

This takes minutes and needs root, so it is no part of `make test`.
"""
