"""Formatted documents of a transcript: docx, pdf and html, each made in a child process."""
