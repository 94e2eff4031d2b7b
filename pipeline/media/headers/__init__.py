"""Headers of recordings: what they promise, and what is in the file when they are wrong.

A recorder writes the sizes at the end. When it loses its power or its card they stay those of the
last save, or zero, and decoders stop there.
"""
