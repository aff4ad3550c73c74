/** How a mark is drawn: the theme maps each role to a colour and a shape. */
export type Role = "baseline" | "candidate" | "neutral" | "claimed" | "cited" | "measured" | "muted";

/** What every drawn thing of a chart has, whatever its numbers: it knows no run and no euro. */
export interface Series {
  id: string;
  label: string;
  role: Role;
}

/** A figure with its ends, where it has any. */
export interface Reach {
  value: number;
  low?: number;
  high?: number;
}
