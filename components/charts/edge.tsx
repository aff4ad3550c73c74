import type { Role } from "@/lib/view/series";
import { ROLES } from "./role";

interface Props {
  x: string;
  /** Which end of the axis the drawing runs out at. */
  to: "low" | "high";
  role: Role;
  /** The value itself, where the mark lies out there. */
  words?: string;
}

/** The drawing goes on beyond the axis: an arrowhead at its edge. */
export function Edge({ x, to, role, words }: Props) {
  const out = to === "high" ? 1 : -1;
  return (
    <svg x={x} y="50%" overflow="visible">
      <path d={`M${2 * out} -6L${11 * out} 0L${2 * out} 6z`} fill={ROLES[role].colour} />
      {words ? (
        <text x={-6 * out} y={4} textAnchor={to === "high" ? "end" : "start"} className="mid halo">
          {words}
        </text>
      ) : null}
    </svg>
  );
}
