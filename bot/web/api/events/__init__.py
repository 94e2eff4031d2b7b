"""Event streams of jobs for programs: one job, or all of a person."""
