"""Who speaks when: networks, embeddings, clustering and voiceprints."""
