import { z } from "zod";

/** How far a figure can be trusted, best first (UX 6). */
export const GRADES = ["measured", "cited", "entered", "claimed", "example"] as const;
export const Grade = z.enum(GRADES);
export type Grade = z.infer<typeof Grade>;

/** A figure inherits the weakest grade of what went into it. @throws RangeError on an empty list */
export function weakest(grades: readonly Grade[]): Grade {
  const at = Math.max(...grades.map((g) => GRADES.indexOf(g)));
  const grade = GRADES[at];
  if (!grade) throw new RangeError("a figure without inputs has no grade");
  return grade;
}
