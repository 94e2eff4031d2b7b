"""Rows of the pages: corrections of transcripts, and links that share results."""
