/** How a mark is drawn: the theme maps each role to a colour and a shape. */
export type Role = "baseline" | "candidate" | "neutral" | "claimed" | "cited" | "measured" | "muted";

/** The one shape every chart takes: it knows no run and no euro. */
export interface Series {
  id: string;
  label: string;
  role: Role;
  points: { x: number; y: number; low?: number; high?: number }[];
}
