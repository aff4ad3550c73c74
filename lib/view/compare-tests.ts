// The other ways of asking whether a row differs, in plain words (MODEL 5.3 to 5.7).
import type { Row } from "../core/comparison/comparison";
import { countOf } from "./counts";
import { formatNumber, formatPercent } from "./format";

export interface TestLine {
  name: string;
  says: string;
}

/** "p = 0.012", never more digits than it has. */
export const pWords = (p: number): string => (p < 0.001 ? "p < 0.001" : `p = ${formatNumber(p, { significant: 2 })}`);

const LEVEL = 0.05;

const percent = (o: number) => formatPercent(o, { decimals: 2 });
const range = ({ low, high }: { low: number; high: number }) =>
  `${percent(low).replace(/\s*%$/, "")} to ${percent(high)}`;

/** One line a test that was made; empty where a side has fewer than two runs. */
export function testLines({ tests }: Pick<Row, "tests">): TestLine[] {
  if (!tests) return [];
  const { mannWhitney, holm, hodgesLehmann, welch, equivalence, moreRuns, disagreement } = tests;
  const lines: (TestLine | null)[] = [
    mannWhitney && {
      name: "Mann-Whitney",
      says: `${pWords(mannWhitney.p)} (${mannWhitney.exact ? "exact" : "normal approximation"}): ${
        mannWhitney.p < LEVEL
          ? "the runs of one side rank above the other's more than chance would place them"
          : "the order of the runs is no rarer than chance makes it"
      }.`,
    },
    holm === null
      ? null
      : {
          name: "Holm",
          says: `${pWords(holm)} after correcting for all rows that were judged: ${
            holm < LEVEL ? "it still differs" : "among so many rows this alone is no proof"
          }.`,
        },
    hodgesLehmann === null
      ? null
      : {
          name: "Hodges-Lehmann",
          says: `${percent(hodgesLehmann)} overhead by the median of all ratios of two runs.`,
        },
    welch && {
      name: "Welch on logs",
      says: `${percent(welch.value)} overhead (95 % interval ${range(welch)}), of geometric means rather than medians.`,
    },
    equivalence && {
      name: "Equivalence",
      says: `${pWords(equivalence.p)} that it is not within ±${formatPercent(equivalence.margin)}: ${
        equivalence.p < LEVEL ? "shown to be within" : "not shown, which does not mean that it differs"
      }.`,
    },
    moreRuns === null
      ? null
      : { name: "More runs", says: `About ${countOf(moreRuns, "more run")} a side would settle it.` },
    disagreement ? { name: "Where they disagree", says: disagreement } : null,
  ];
  return lines.filter((line) => line !== null);
}
