"""Speech recognition with Whisper: windows, decoding, batches and filters."""
