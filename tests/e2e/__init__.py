"""The whole service over real sockets, beside emulated platforms."""
