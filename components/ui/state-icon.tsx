export type State = "pass" | "warn" | "block";

const shapes = {
  pass: "M2.5 8.5l3.6 3.6L13.5 4.3",
  warn: "M8 2.2L14.4 13.4H1.6z M8 6.4v3.4 M8 11.6v.3",
  block: "M5.3 1.8h5.4l3.5 3.5v5.4l-3.5 3.5H5.3l-3.5-3.5V5.3z M8 4.8v3.9 M8 10.9v.3",
} satisfies Record<State, string>;

/** Tick, triangle or octagon: the shape says what the colour says. */
export function StateIcon({ state }: { state: State }) {
  return (
    <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" className="shrink-0">
      <path
        d={shapes[state]}
        fill="none"
        stroke="currentColor"
        strokeWidth={state === "pass" ? 2 : 1.5}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
