"""Checks of `mp4totext doctor`: each part of a job is tried, and findings say what to do."""
