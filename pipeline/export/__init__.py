"""Files made of a transcript: subtitles, documents, JSON and video."""
