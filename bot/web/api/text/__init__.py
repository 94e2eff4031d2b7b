"""The text of a result for programs: its sentences, corrections of them, and versions."""
