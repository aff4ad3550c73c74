// Shares and targets by axis as they cross an address: `network:0.12,cpu:0.05`. A profile's own are PROFILE_TABLE's.
import { z } from "zod";
import { type Outcome, accepted, excerpt, refused } from "../outcome";
import { type ByAxis, PROFILE_TABLE, type Profile, TIMED_AXES, type TimedAxis } from "./profiles";

export type SomeAxes = Partial<ByAxis>;

/** Time shares: any positive scale, rescaled to sum to 1 (MODEL 4). */
const share = z.number().min(0).max(1e9);
/** What an axis would lose after a fix, a fraction; below -20 or at 1 nothing real remains. */
const target = z.number().gt(-20).lt(1);

const byAxis = <S extends z.ZodType>(of: S) =>
  z.strictObject(
    Object.fromEntries(TIMED_AXES.map((axis) => [axis, of.optional()])) as Record<TimedAxis, z.ZodOptional<S>>,
  );

/** Shares of the baseline's time by axis; what is left out takes none. */
export const AxisWeights = byAxis(share).refine((w) => TIMED_AXES.some((axis) => (w[axis] ?? 0) > 0), {
  message: "at least one time share is above 0",
});
/** Overheads that axes would have after a fix. */
export const AxisTargets = byAxis(target);
/** Share of the compute time that can hide communication, 0 to 1. */
export const Hiding = z.number().min(0).max(1);

export const isProfile = (id: string): id is Profile => Object.hasOwn(PROFILE_TABLE, id);

/** A profile by its id; of anything else the one that most bills are for. */
export const asProfile = (id: string | undefined): Profile =>
  id !== undefined && isProfile(id) ? id : "online-inference";

/** A profile's shares, or the ones given in their place; an axis that is left out takes no time. */
export function sharesOf(profile: Profile | null, given: SomeAxes | null): ByAxis {
  const from: SomeAxes = given ?? (profile ? PROFILE_TABLE[profile].weights : {});
  return Object.fromEntries(TIMED_AXES.map((axis) => [axis, from[axis] ?? 0])) as ByAxis;
}

/** `network:0.12,cpu:0.05`, in the order of the axes. */
export const axisText = (values: SomeAxes): string =>
  TIMED_AXES.flatMap((axis) => (values[axis] === undefined ? [] : `${axis}:${values[axis]}`)).join(",");

const PLAIN = /^-?\d+(?:\.\d+)?(?:e-?\d+)?$/;

/** Reads what {@link axisText} writes. An empty text names no axis. */
export function readAxisText(text: string): Outcome<SomeAxes> {
  const values: SomeAxes = {};
  for (const part of text.split(",").map((p) => p.trim())) {
    if (part === "") continue;
    const [name = "", number = "", ...more] = part.split(":").map((p) => p.trim());
    const axis = TIMED_AXES.find((a) => a === name);
    if (!axis || !PLAIN.test(number) || more.length > 0 || values[axis] !== undefined) {
      return refused({
        code: "axis-value",
        message: "This is not a list of axes with a value each.",
        at: axis ?? "the list",
        found: excerpt(part, 60),
        expected: `axis:number, parted by commas; the axes are ${TIMED_AXES.join(", ")}`,
        hint: "Write each axis once, with a decimal point: network:0.12,cpu:0.05",
      });
    }
    values[axis] = Number(number);
  }
  return accepted(values);
}
