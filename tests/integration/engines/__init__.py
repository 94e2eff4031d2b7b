"""Recognition, diarization, summary and speech with real models or local servers."""
