"""The engines: one file each, behind the protocols of `base`."""
