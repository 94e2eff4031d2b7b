"""The steps of one job: what each depends on, and what it makes."""
