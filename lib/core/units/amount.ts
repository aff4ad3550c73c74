import { z } from "zod";

/** Currency units, not negative. */
export const Amount = z.number().min(0).max(1e12);

export const CurrencyCode = z.string().regex(/^[A-Z]{3}$/, "an ISO 4217 code such as USD");
