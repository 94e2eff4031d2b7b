"""Processing of recordings: from media to transcript, speakers, summary, speech and files."""
