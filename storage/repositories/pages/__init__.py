"""Rows of the pages and programs: corrections, links that share results, fingerprints."""
