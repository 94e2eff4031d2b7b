"""Tests of storage/models."""
