import { z } from "zod";
import { TURNS_TEXT } from "./plain-text";

/** A host right after the two slashes, with nobody's name or password before it. */
const NAMES_ITS_HOST = /^https?:\/\/[^/?#\\@]+([/?#]|$)/i;
/** Control characters and spaces, which a browser drops or hides. */
const HIDDEN = /[\s\p{Cc}]/u;

/** A page that others can open: http or https, no credentials, and nothing in it that does not show. */
export const WebAddress = z
  .url({ protocol: /^https?$/, abort: true })
  .max(2000)
  .refine((s) => NAMES_ITS_HOST.test(s), "an address without a user name or password")
  .refine((s) => !HIDDEN.test(s) && !TURNS_TEXT.test(s), "an address without spaces or hidden characters");
