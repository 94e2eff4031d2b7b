"""Text to speech: Piper and gTTS."""
