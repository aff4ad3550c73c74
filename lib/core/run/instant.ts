import { z } from "zod";

/**
 * An ISO-8601 instant with its offset, in the years 1 to 9999 of UTC: beyond them neither PostgreSQL nor ISO's four
 * digits of a year write it, and no benchmark ran then.
 */
export const Instant = z.iso.datetime({ offset: true }).refine((text) => {
  const year = new Date(text).getUTCFullYear();
  return year >= 1 && year <= 9999;
}, "an instant of the years 1 to 9999");
