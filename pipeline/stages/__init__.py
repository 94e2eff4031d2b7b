"""Stages of a job that no engine needs: speakers, summary, speech."""
