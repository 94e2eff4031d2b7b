"""Ranks sentences by how much they have in common with the others.

TextRank (Mihalcea and Tarau 2004, https://aclanthology.org/W04-3252/): sentences are the nodes of a
graph, their likeness the weight of its edges, and PageRank the importance of each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

COMPARED = 600
"""Sentences that are ranked together: work and memory (3 MB) grow with the square."""
_DAMPING = 0.85
_MOST_ROUNDS = 100
_SETTLED = 1e-5  # change of the sum of all ranks that ends the iteration


def rank(bags: Sequence[Sequence[str]], report: Callable[[float], None]) -> NDArray[np.float64]:
    """Return the importance of each bag of stems, shape (n,), 1.0 on average.

    Many sentences are ranked in parts of neighbours. Then the best of each part are ranked against
    each other, and get 1.0 more than the rest. `report` gets the progress, 0..1.
    """
    ranks = np.zeros(len(bags))
    indices = np.arange(len(bags))
    rounds = 0
    while len(indices):
        parts = np.array_split(indices, -(-len(indices) // COMPARED))
        best: list[int] = []
        for number, part in enumerate(parts):
            found = _page_rank(_likeness([bags[i] for i in part]))
            ranks[part] = rounds + found
            best += part[np.argsort(-found, kind="stable")][: max(3, COMPARED // 8)].tolist()
            report(min(1.0, 0.5 * rounds + 0.5 * (number + 1) / len(parts)))
        if len(parts) == 1:
            break
        indices = np.array(sorted(best))
        rounds += 1
    return ranks


def _likeness(bags: Sequence[Sequence[str]]) -> NDArray[np.float64]:
    """Return the cosine of all pairs of bags, shape (n, n), with rare stems counting more."""
    documents = Counter(stem for bag in bags for stem in set(bag))
    columns = {stem: column for column, stem in enumerate(documents)}
    weights = np.zeros((len(bags), max(1, len(columns))), np.float32)
    for row, bag in enumerate(bags):
        for stem, count in Counter(bag).items():
            weights[row, columns[stem]] = count * np.log(1 + len(bags) / documents[stem])
    norms = np.linalg.norm(weights, axis=1, keepdims=True)
    weights /= np.where(norms > 0, norms, 1)
    likeness = (weights @ weights.T).astype(np.float64)
    np.fill_diagonal(likeness, 0)
    return likeness


def _page_rank(likeness: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the PageRank of each node of a graph, shape (n,), 1.0 on average."""
    count = len(likeness)
    sums = likeness.sum(axis=1)
    ranks = np.ones(count)
    for _ in range(_MOST_ROUNDS):
        alone = ranks[sums <= 0].sum() / count  # nodes without edges give to all
        shares = np.where(sums > 0, ranks / np.where(sums > 0, sums, 1), 0)
        following = 1 - _DAMPING + _DAMPING * (likeness @ shares + alone)
        change = np.abs(following - ranks).sum()
        ranks = following
        if change < _SETTLED * count:
            break
    return ranks
