"""Quotas: rules, usage, and admission of new jobs."""
