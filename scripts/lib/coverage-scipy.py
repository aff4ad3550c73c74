"""The peer: scipy.stats.bootstrap, BCa, 10,000 draws, on the same data sets. Reads blocks of float64, prints the ends.

Arguments: file, then `sets baseline candidate` for each cell. A block holds all baselines of a cell, then all candidates.
"""
import json
import sys

import numpy as np
from scipy import stats

DRAWS = 10_000
CHUNK = 100


def ratio(x, y, axis=-1):
    return np.median(y, axis=axis) / np.median(x, axis=axis)


def interval(x, y):
    options = dict(n_resamples=DRAWS, confidence_level=0.95, method="BCa", vectorized=True, axis=-1, batch=500)
    try:
        return stats.bootstrap((x, y), ratio, rng=np.random.default_rng(7), **options)
    except TypeError:  # before SciPy 1.15
        return stats.bootstrap((x, y), ratio, random_state=np.random.default_rng(7), **options)


data = np.fromfile(sys.argv[1], dtype="<f8")
shapes = [int(word) for word in sys.argv[2:]]
at = 0
for sets, n, m in zip(shapes[::3], shapes[1::3], shapes[2::3]):
    x = data[at : at + sets * n].reshape(sets, n)
    y = data[at + sets * n : at + sets * (n + m)].reshape(sets, m)
    at += sets * (n + m)
    ends = []
    for first in range(0, sets, CHUNK):
        found = interval(x[first : first + CHUNK], y[first : first + CHUNK]).confidence_interval
        ends += np.stack([found.low, found.high], axis=-1).tolist()
    print(json.dumps(ends), flush=True)
