"""The peer: scipy.stats.bootstrap, BCa, on the first METRICS metrics of the file. Prints ends and compute seconds."""
import json
import sys
import time

import numpy as np
from scipy import stats

VALUES, DRAWS = 1000, 10_000


def ratio(x, y, axis=-1):
    return np.median(y, axis=axis) / np.median(x, axis=axis)


def interval(x, y):
    options = dict(n_resamples=DRAWS, confidence_level=0.95, method="BCa", vectorized=True, batch=1000)
    try:
        return stats.bootstrap((x, y), ratio, rng=np.random.default_rng(7), **options)
    except TypeError:  # before SciPy 1.15
        return stats.bootstrap((x, y), ratio, random_state=np.random.default_rng(7), **options)


data = np.fromfile(sys.argv[1], dtype="<f8").reshape(-1, 2, VALUES)
start = time.perf_counter()
ends = []
for x, y in data[: int(sys.argv[2])]:
    found = interval(x, y).confidence_interval
    ends.append([float(found.low), float(found.high)])
print(json.dumps({"ends": ends, "seconds": time.perf_counter() - start}))
