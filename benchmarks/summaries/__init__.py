"""Quality of the offline summary: `python -m benchmarks.summaries`.

Each file in `benchmarks/meetings` is a composed meeting or talk with what a reader of its text
expects of a summary: facts, words of a title, sentences that nobody understands alone
(`checklist`), and all actions, decisions, open questions and key phrases of the title (`judged`).
Held-out files were written after the rules of the summarizer; docs/DECISIONS.md has the figures of
their first run, and what it showed was mended once.
"""
