"""The peer: the same model in numpy, 10,000 trials x 36 months, everything new each time. Prints median seconds and figures."""
import json
import sys
import time

import numpy as np

TRIALS, MONTHS, Z90 = 10_000, 36, 1.281552
ENDS = [0.05, 0.5, 0.95]
FAN = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95]
SHARE, MIGRATION, RATE = 0.8, 150_000.0, 1.08 ** (1 / 12) - 1


def split(rng, low, middle, high):
    z = rng.standard_normal(TRIALS)
    return middle + z * np.where(z >= 0, (high - middle) / Z90, (middle - low) / Z90)


def once(seed):
    rng = np.random.default_rng(seed)
    overhead = split(rng, 0.02, 0.04, 0.08)
    spend = np.maximum(split(rng, 90_000, 100_000, 115_000), 0)
    growth = split(rng, 0.0, 0.01, 0.025)
    premium = split(rng, 0.01, 0.05, 0.10)
    waste = overhead * SHARE * spend
    saving = spend * (1 - (1 - overhead * SHARE) * (1 + premium))
    factors = np.ones((MONTHS, TRIALS))
    np.cumprod(np.broadcast_to(1 + growth, (MONTHS - 1, TRIALS)), axis=0, out=factors[1:])
    sums = np.cumsum(factors, axis=0)
    out = [
        np.quantile(waste * factors, ENDS, axis=1),
        np.quantile(waste * sums, FAN, axis=1),
        np.quantile(saving * factors, ENDS, axis=1),
        np.quantile(saving * sums, ENDS, axis=1) - MIGRATION,
    ]
    today = (1 + RATE) ** -np.arange(1, MONTHS + 1)
    npv = saving * (today @ factors) - MIGRATION
    return [*out[1][:, -1], *out[3][:, -1], *np.quantile(npv, ENDS)]


times, figures = [], []
once(0)
for i in range(int(sys.argv[1])):
    start = time.perf_counter()
    figures.append(once(i + 1))
    times.append(time.perf_counter() - start)
print(json.dumps({"seconds": float(np.median(times)), "figures": np.mean(figures, axis=0).tolist()}))
