"""The steps of the pipeline: pure functions of paths and nouns."""
