import type { IntervalMethod } from "../core/comparison/comparison";

/** How an interval was made, in one phrase. */
export const INTERVAL_METHODS = {
  "welch-log": "Welch's t on the logarithms of the runs",
  "mixed-welch-log": "Welch's t on the logarithms of the runs, the larger side by its median",
  "bca-order-statistic": "order-statistic bootstrap (BCa, 10,000 draws) of the run medians",
  "price-bonett": "Price and Bonett's interval of a ratio of medians",
  "batch-medians": "batches within one run",
  "hosts-bootstrap": "bootstrap over hosts and their runs (10,000 draws)",
} satisfies Record<IntervalMethod, string>;
