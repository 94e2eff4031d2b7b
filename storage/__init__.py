"""The floor of the house: the nouns, and where they are kept."""
