"""Fuzzing of the intake: damaged copies of real media go the way that a recording goes."""
