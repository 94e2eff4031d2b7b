"""The work: media in, words, speakers, summary, voice and files out."""
