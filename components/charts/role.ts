import type { Role } from "@/lib/view/series";

/** How a role is drawn: colour token, shape, and whether it is hollow. Measured and Claimed never share a mark. */
export const ROLES = {
  baseline: { colour: "var(--bare)", shape: "circle", hollow: false },
  candidate: { colour: "var(--virt)", shape: "diamond", hollow: false },
  measured: { colour: "var(--virt)", shape: "diamond", hollow: false },
  cited: { colour: "var(--virt)", shape: "diamond", hollow: false },
  claimed: { colour: "var(--virt)", shape: "diamond", hollow: true },
  neutral: { colour: "var(--ink)", shape: "circle", hollow: false },
  muted: { colour: "var(--ink3)", shape: "diamond", hollow: false },
} satisfies Record<Role, { colour: string; shape: "circle" | "diamond"; hollow: boolean }>;
