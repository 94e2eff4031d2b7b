"""Quotas: the rules, what was used, and the check before a job is accepted."""
