"""Runs each part once with a moment of sound, for `mp4totext doctor`."""
