// What is taken in one upload: the server holds to it, the page says so before it sends. Sizes in bytes.
import { READ_LIMITS } from "./limits";

/** A body as it is sent. */
export const MAX_SENT = 200_000_000;
/** A bill as it is sent, and unpacked: it is read in passing and not kept. */
export const MAX_BILL = 4_000_000_000;
/** What comes out of gzip, or of all entries of a zip. */
export const MAX_UNPACKED = READ_LIMITS.total;
/** Files in one zip. */
export const MAX_ENTRIES = 1000;
/** How often its own size packed data may become. */
export const MAX_RATIO = 200;
/** Small files of one repeated line pack better than any bomb. */
export const RATIO_FROM = 8 * 2 ** 20;
