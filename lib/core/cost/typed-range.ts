// MODEL 7: how a range that somebody typed is drawn. The value beside it is its middle.
import { z } from "zod";

/** `p10-p90`: eight in ten between the ends. `triangular` and `pert`: never beyond them. */
export const SHAPES = ["p10-p90", "triangular", "pert"] as const;
export const Shape = z.enum(SHAPES);
export type Shape = z.infer<typeof Shape>;

/** @param end what either end may be: the bounds of the value it is a range of */
export const typedRange = (end: z.ZodNumber) =>
  z
    .strictObject({ low: end, high: end, shape: Shape.optional() })
    .refine((r) => r.low <= r.high, { message: "low must not be above high", path: ["low"] });

/** A range of whatever value, where it was read with its bounds before. */
export const TypedRange = typedRange(z.number());
export type TypedRange = z.infer<typeof TypedRange>;
