"""One run of a job: checkpoints, time estimate, memory and scratch files."""
