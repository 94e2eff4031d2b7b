"""Does once, with a moment of sound, what a job does: for `mp4totext doctor`."""
