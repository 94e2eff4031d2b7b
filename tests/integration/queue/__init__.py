"""Embedded Valkey and the job queue."""
