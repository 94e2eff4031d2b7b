"""Quality of the offline summary: `python -m benchmarks.summaries`.

Each file in `benchmarks/meetings` is a composed meeting or talk with what a reader of its text
expects of a summary: facts, words of a title, sentences that nobody understands alone
(`checklist`), and all actions, decisions, open questions and key phrases of the title (`judged`).
The expectations of held-out files were written before the summarizer was changed, and nothing is
tuned on them.
"""
