/** One bar of a waterfall: a step from where the last one ended, or a sum from zero. */
export interface WaterfallStep {
  id: string;
  label: string;
  note?: string;
  /** Where the bar begins and ends, in the chart's unit; it may run to the left. */
  from: number;
  to: number;
  /** Where the bar's end may lie. */
  reach?: { low: number; high: number };
  /** As written beside the bar. */
  text: string;
  /** `measured` is solid, `published` hollow and dashed, `rest` grey; a `total` stands on zero; `unknown` has no bar. */
  kind: "measured" | "published" | "rest" | "total" | "unknown";
}
