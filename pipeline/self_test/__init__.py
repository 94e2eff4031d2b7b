"""Self-tests of each part with a few seconds of audio, for `mp4totext doctor`."""
