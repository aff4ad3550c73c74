import type { Role } from "@/lib/view/series";
import { ROLES } from "./role";

const SHAPES = {
  circle: (r: number) => `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`,
  diamond: (r: number) => `M0 ${-r * 1.15}L${r * 1.15} 0L0 ${r * 1.15}L${-r * 1.15} 0z`,
};

interface Props {
  /** A percentage or pixels, as SVG takes them. */
  x: string | number;
  y: string | number;
  role: Role;
  size?: number;
  title?: string;
}

/** A circle or a diamond at a fluid place, with a halo of paper round it. */
export function Mark({ x, y, role, size = 5.5, title }: Props) {
  const { colour, shape, hollow } = ROLES[role];
  return (
    <svg x={x} y={y} overflow="visible">
      <path d={SHAPES[shape](size)} fill="var(--surface)" stroke="var(--surface)" strokeWidth={3} />
      <path
        d={SHAPES[shape](size)}
        fill={hollow ? "var(--surface)" : colour}
        stroke={colour}
        strokeWidth={hollow ? 1.5 : 0}
      >
        {title ? <title>{title}</title> : null}
      </path>
    </svg>
  );
}
