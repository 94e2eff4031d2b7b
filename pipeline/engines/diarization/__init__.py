"""Speaker diarization: networks, embeddings, clustering and voiceprints."""
