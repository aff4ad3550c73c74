/** How long a link lives; days from now, or without end. */
export const LINK_LIVES = [
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "180", label: "180 days" },
  { value: "none", label: "No end" },
] as const;

/** The choice a form opens with: long enough for a quarter's review, and it ends. */
export const USUAL_LIFE = "90";

const DAY_MS = 86_400_000;

/** The instant at which a link ends, or `null` for none; `undefined` when the choice is none of the list. */
export function lifeEnd(choice: unknown, now: Date): string | null | undefined {
  const life = LINK_LIVES.find((l) => l.value === choice)?.value;
  if (life === undefined || life === "none") return life === "none" ? null : undefined;
  return new Date(now.getTime() + Number(life) * DAY_MS).toISOString();
}
