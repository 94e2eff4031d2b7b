"""Clustering of voices into speakers, detection of their number, and smoothing of turns.

A single threshold can't determine the number of speakers: pieces of one person's speech differ more
than some two persons do on the whole. The pieces are therefore grouped strictly first, which mixes
no persons. Each group is then long enough for a reliable voice, and a second pass joins groups by
the likeness of their whole voices.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage

from pipeline.engines.diarization.embeddings import Voices, normalize
from storage.models import SpeakerCount

STRICT = 0.40
"""Cosine distance at which average linkage stops in the first pass."""
ALIKE = 0.68
"""Likeness of the whole voices from which two groups are one speaker."""
ALIKE_SHORT = 0.5
"""The same for a group under SHORTEST_SPEAKER: a short voice is less like the rest of its own."""
SHORTEST_SPEAKER = 2.5
"""Groups with fewer seconds are not speakers of their own, unless so many are requested."""
NOTE_SHARE, NOTE_SPEAKER = 0.1, 1.0
"""In a short recording the limit is this share of the speech, at least so many seconds."""
REASSIGN_ROUNDS = 3
"""Rounds in which parts of groups may move to another group."""
MAX_LINKED = 2000
"""Maximum of voices for linkage, whose memory (32 MB) and time grow with the square."""

Labels = NDArray[np.int64]
Group = NDArray[np.int64]
"""Indices of voices that belong together."""


def find_speakers(
    voices: Voices,
    seconds: NDArray[np.float64],
    runs: Labels,
    count: SpeakerCount,
    group_voice: Callable[[Group], Voices],
) -> Voices:
    """Return the voice of every speaker, shape (speakers, DIMENSIONS).

    `voices` are the clean pieces in order of time, shape (n, DIMENSIONS). `seconds` are their
    lengths and `runs` the numbers of their runs, each (n,). `group_voice` returns the common voice
    (DIMENSIONS,) of a group of pieces.
    """
    shortest = shortest_speaker(float(seconds.sum()))
    groups = group_strictly(voices, seconds, runs, max(1, count.least or 1), shortest)
    groups = join_groups(groups, voices, seconds, group_voice, count)
    groups = reassign_runs(groups, voices, seconds, runs, shortest)
    return normalize(np.stack([seconds[group] @ voices[group] for group in groups]))


def shortest_speaker(seconds: float) -> float:
    """Return the minimum seconds of a speaker, for a recording with so many seconds of speech."""
    return min(SHORTEST_SPEAKER, max(NOTE_SPEAKER, NOTE_SHARE * seconds))


def group_strictly(
    voices: Voices, seconds: NDArray[np.float64], runs: Labels, least: int, shortest: float
) -> list[Group]:
    """Return groups that are surely one person each, of `shortest` seconds or more.

    There are at least `least` groups if the voices allow that.
    """
    if len(voices) == 1:
        return [np.array([0])]
    owners, condensed = condense(voices, runs, MAX_LINKED)
    tree = linkage(condensed, "average", metric="cosine")
    for distance in (STRICT, STRICT / 2, STRICT / 4):
        groups = sorted(
            members(fcluster(tree, max(distance, 1e-6), "distance"), owners),
            key=lambda group: -float(seconds[group].sum()),
        )
        long = [group for group in groups if seconds[group].sum() >= shortest]
        if len(long) >= least:
            return long
    return members(fcluster(tree, least, "maxclust"), owners)


def members(labels: Labels, owners: Labels) -> list[Group]:
    """Return the voices of every label, from the labels of the condensed voices that own them."""
    owned = np.flatnonzero(owners >= 0)
    owned_labels = labels[owners[owned]]
    return [owned[owned_labels == label] for label in np.unique(owned_labels)]


def condense(voices: Voices, runs: Labels, most: int) -> tuple[Labels, Voices]:
    """Return at most `most` voices, each the mean of neighbours in a run, after their owners.

    The owners are the index of the condensed voice for each voice. With too many short runs some
    of these, evenly spread, have no owner (-1): the others determine the speakers, and these get
    their speaker like every piece.
    """
    size = -(-len(voices) // most)
    if size == 1:
        return np.arange(len(voices)), voices
    places = np.concatenate([np.arange(n) for n in np.unique(runs, return_counts=True)[1]])
    starts = (places % size == 0) | (np.diff(runs, prepend=-1) != 0)
    owners = np.cumsum(starts) - 1
    sums = np.zeros((owners[-1] + 1, voices.shape[1]), np.float32)
    np.add.at(sums, owners, voices)
    if len(sums) <= most:
        return owners, normalize(sums)
    kept = np.linspace(0, len(sums) - 1, most).round().astype(np.int64)
    places = np.full(len(sums), -1)
    places[kept] = np.arange(most)
    return places[owners], normalize(sums[kept])


def join_groups(
    groups: list[Group],
    voices: Voices,
    seconds: NDArray[np.float64],
    group_voice: Callable[[Group], Voices],
    count: SpeakerCount,
) -> list[Group]:
    """Join the most similar groups, while they are similar enough or too many.

    The likeness is the mean of two measures: of the means of the pieces' voices, and of the voices
    of the whole groups. Each has errors for other pairs.
    """
    least, most = max(1, count.least or 1), count.most or len(groups)
    groups = list(groups)
    group_voices = [group_voice(group) for group in groups]
    while len(groups) > least:
        middles = normalize(np.stack([seconds[group] @ voices[group] for group in groups]))
        combined = np.stack(group_voices)
        likeness = (middles @ middles.T + combined @ combined.T) / 2
        lengths = np.array([seconds[group].sum() for group in groups])
        excess = likeness - required_likeness(lengths)
        np.fill_diagonal(excess, -np.inf)
        one, other = sorted(divmod(int(excess.argmax()), len(groups)))
        if excess[one, other] < 0 and len(groups) <= most:
            break
        group_voices[one] = normalize(
            lengths[one] * group_voices[one] + lengths[other] * group_voices[other]
        )
        groups[one] = np.sort(np.concatenate([groups[one], groups[other]]))
        del groups[other], group_voices[other]
    return groups


def required_likeness(lengths: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the likeness from which two groups are one speaker, shape (n, n).

    `lengths` are the seconds of the groups, shape (n,).
    """
    short = np.minimum.outer(lengths, lengths) < SHORTEST_SPEAKER
    return np.where(short, ALIKE_SHORT, ALIKE)


def reassign_runs(
    groups: list[Group],
    voices: Voices,
    seconds: NDArray[np.float64],
    runs: Labels,
    shortest: float,
) -> list[Group]:
    """Move each run's part of a group to the group most similar to it, not counting that part.

    Linkage can't undo a step, and the mean of a group hides two halves that differ. Every group
    keeps at least `shortest` seconds, the minimum of a speaker.
    """
    owners = np.full(len(voices), -1)
    for label, group in enumerate(groups):
        owners[group] = label
    weighted = voices * seconds[:, None]
    for _ in range(REASSIGN_ROUNDS):
        sums = np.stack([weighted[owners == label].sum(axis=0) for label in range(len(groups))])
        for run, label in sorted(set(zip(runs.tolist(), owners.tolist(), strict=True))):
            part = (runs == run) & (owners == label)
            voice = weighted[part].sum(axis=0)
            if label < 0 or seconds[(owners == label) & ~part].sum() < shortest:
                continue
            sums[label] -= voice
            best = int((normalize(sums) @ voice).argmax())
            sums[best] += voice
            owners[part] = best
    return [np.flatnonzero(owners == label) for label in range(len(groups))]


def smooth(likeness: NDArray[np.float32], costs: Sequence[float]) -> Labels:
    """Return the best path of speakers through pieces (Viterbi), shape (pieces,).

    `likeness` of every piece to every speaker has shape (pieces, speakers). `costs[i]` is the cost
    of a change of speaker before piece i, in the same unit.
    """
    score = likeness[0].astype(np.float64)
    previous = np.zeros(likeness.shape, np.int64)
    for index in range(1, len(likeness)):
        switched = score.max() - costs[index]
        previous[index] = np.where(score >= switched, np.arange(len(score)), score.argmax())
        score = np.maximum(score, switched) + likeness[index]
    path = [int(score.argmax())]
    for index in range(len(likeness) - 1, 0, -1):
        path.append(int(previous[index, path[-1]]))
    return np.array(path[::-1])
