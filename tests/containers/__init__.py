"""The images built and run as `docker/compose.yaml` says: `make containers`. It takes minutes and
wants root, so it is no part of `make test`.
"""
