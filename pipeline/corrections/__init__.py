"""Corrections that people make to a transcript: times of new words, changes, versions."""
