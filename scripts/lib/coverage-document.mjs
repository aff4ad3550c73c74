// @ts-check
import { GROUPS, intervalTable, markdownTable, peerTable, sameTable } from "./coverage-report.mjs";

/**
 * docs/coverage-study.md: how it was made, what missed, and every figure.
 * @param {{ seed: number, cells: any[], same: any[], peers: any[], scipy: string | null, missed: string[] }} study
 */
export function documentOf({ seed, cells, same, peers, scipy, missed }) {
  const groups = Object.entries(GROUPS).map(([group, { title, bar }]) => {
    const mine = cells.filter((r) => r.cell.group === group);
    return mine.length === 0 ? "" : `### ${title}\n\nBar: ${bar}.\n\n${markdownTable(intervalTable(mine))}\n`;
  });
  return `# Are the intervals true?

This page is written by \`npm run coverage-study -- --write\`. Do not edit it by hand.

A 95 % interval should hold the truth 95 times in a hundred. Nobody knows the truth of a real comparison, so this study makes
data whose truth is known, asks Bareline's own functions for the interval, and counts. It also compares two sides that are
the same and counts how often Bareline claims a difference.

## How it was made

- Seed ${seed}, xoshiro128\\*\\* (Blackman and Vigna), one stream a row of the tables, two outputs joined to 53 bits. No
  clock. The same seed gives the same tables on one build of Node; these are from Node ${process.version}.
- Runs are lognormal. The spread is the standard deviation of the logs, baseline/candidate. "Spiky" means that 15 % of the
  candidate's runs are 1.5 times as large.
- The truth is the ratio of the two population medians: 1.06, and for spiky data 1.06 times the median of the mixture.
- An interval is the one a comparison prints: \`estimateRatio\` of lib/core/comparison/ratio.ts, and \`estimateOverHosts\` for
  three hosts a side and more. A data set without an interval counts as one that held nothing.
- "Too high" and "too low" are intervals that lie wholly above and wholly below the truth. The width is a share of the true
  ratio.
- With 4,000 data sets a share of 95 % is known to about ± 0.7 points, with 12,000 to ± 0.4, with 20,000 to ± 0.3 (two
  standard errors).

## What missed

${missed.length === 0 ? "Nothing: every row is within its bar." : missed.map((line) => `- ${line}`).join("\n")}

## Intervals

${groups.filter(Boolean).join("\n")}
## Against SciPy

${
  peers.length === 0
    ? "SciPy was not there, so this run has no peer."
    : `scipy.stats.bootstrap ${scipy}, BCa, 10,000 draws, on the first data sets of the same rows. Bar: not more than 1 point below SciPy,
beyond what chance makes of so few data sets (twice the square root of those in which the two disagree).

${markdownTable(peerTable(peers))}`
}

## Claims where there is nothing to claim

Both sides are drawn from one population and go through a whole comparison of 14 metrics, so that every "slower" and "faster"
is false. The metrics are independent of one another, which gives chance the most to do. Bar: at most 5 % of the families hold
a claim, be it the comparison's own verdict or that of any row.

${markdownTable(sameTable(same))}

- "Headline claims": the comparison's verdict is slower or faster.
- "A row claims": at least one of the 14 rows says slower or faster.
- "After Holm": at least one of those rows also stays below 5 % after Holm's correction over the family. This is what the
  sentence "3 of 14 metrics differ" counts.
- "Headline says equal": the verdict is "no difference that matters".

## What this does not say

Real runs drift, share a rack and a cooling loop, and their spread need not be lognormal. The study shows that the arithmetic
does what it says on data that keep its assumptions, and how far it bends on data that do not.
`;
}
