"""Limits of the machine: refused memory, and connections whose other end is gone."""
