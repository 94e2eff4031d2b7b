"""Emulated providers of sign-ins, on real sockets."""
