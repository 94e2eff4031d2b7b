"""Stages of a job that are independent of a particular engine: speakers, summary, speech."""
