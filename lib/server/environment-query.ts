// The fields of an environment as query fields: text, where JSON would have a number or true.
import "server-only";
import { z } from "zod";
import { Environment } from "../core/run/environment";
import { readNumber } from "../core/units/number";

type Field = keyof Environment;
type QueryFields = { [F in Field]: z.ZodType<Environment[F] | undefined> };

const COUNT = /^\d{1,7}$/;

function asText(field: Field): z.ZodType {
  const own = Environment.shape[field];
  const of: z.ZodType = own instanceof z.ZodOptional ? own.unwrap() : own;
  if (of instanceof z.ZodBoolean) {
    return z
      .enum(["true", "false"])
      .transform((word) => word === "true")
      .optional();
  }
  if (!(of instanceof z.ZodNumber)) return of.optional();
  const written = of.isInt
    ? z.string().regex(COUNT, "a whole number")
    : z.string().refine((text) => readNumber(text) !== null, "a number such as 0.02 or 700");
  return written.transform(readNumber).pipe(of).optional();
}

/** Every field of an environment once, so that what a form may say a script may say too. */
export const environmentQuery = Object.fromEntries(
  Environment.keyof().options.map((field) => [field, asText(field)]),
  // Each schema ends in the field's own, whose type the entries lose.
) as QueryFields;
