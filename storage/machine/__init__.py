"""Limits of the machine: memory, disks, and connections whose other end is gone."""
