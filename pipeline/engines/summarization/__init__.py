"""Summaries: Gemini, OpenAI-compatible servers and TextRank."""
