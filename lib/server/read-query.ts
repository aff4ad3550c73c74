import "server-only";
import { z } from "zod";
import { parsed } from "./read-json";
import { Refusal } from "./refusal";

/**
 * Query fields through a strict schema. A field given once is a string, a field named in `lists` an array of strings;
 * nothing in a query string ever builds an object. @throws Refusal `bad-request`
 */
export function readQuery<S extends z.ZodType>(url: URL, schema: S, lists: readonly string[] = []): z.output<S> {
  const fields = new Map<string, string | string[]>();
  for (const key of new Set(url.searchParams.keys())) {
    const values = url.searchParams.getAll(key);
    const [first = "", second] = values;
    if (lists.includes(key)) fields.set(key, values);
    else if (second === undefined) fields.set(key, first);
    else {
      throw new Refusal("bad-request", "A query field is given twice.", {
        errors: [
          { code: "twice", message: "This field is given more than once.", at: key, found: `${first}, ${second}` },
        ],
      });
    }
  }
  return parsed(schema, Object.fromEntries(fields), "The query");
}

/** A word to look for: one that PostgreSQL can hold. */
export const Words = z
  .string()
  .trim()
  .max(200)
  .refine((s) => s.isWellFormed() && !s.includes("\u0000"), "plain text");

export const MAX_PAGE = 200;

/** What every list takes. */
export const Page = z.strictObject({
  limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(50),
  cursor: z.string().max(200).optional(),
});
export type Page = z.infer<typeof Page>;
