// People write addresses into tags, and exports escape them on the way: `a\u0040b`, `a%40b`, `a&#64;b`.

const MAIL = /[^\s@]\s{0,3}@\s{0,3}[^\s@]/;
const ROUNDS = 4;
/** The sign, its wide and small forms, and whatever begins an escape of it; most values have none. */
const MAYBE = /[@\uff20\ufe6b%&\\]/;

/** Whether a text holds what may be an e-mail address, plain or escaped (JSON, percent, entity), also more than once. */
export function mailLike(text: string): boolean {
  if (!MAYBE.test(text)) return false;
  let now = text;
  for (let round = 0; round < ROUNDS; round++) {
    const before = now;
    now = unescaped(before).normalize("NFKC");
    if (MAIL.test(now)) return true;
    if (now === before) return false;
  }
  // Whoever escapes a text this often hides something.
  return true;
}

const letter = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : "");

const unescaped = (text: string): string =>
  text
    .replace(/\\{1,8}u\{?([0-9a-f]{1,6})\}?/gi, (_, hex: string) => letter(Number.parseInt(hex.slice(0, 4), 16)))
    .replace(/(?:%|\\{1,8}x)([0-9a-f]{2})/gi, (_, hex: string) => letter(Number.parseInt(hex, 16)))
    .replace(/&#(\d{1,9});?/g, (_, code: string) => letter(Number(code)))
    .replace(/&#x([0-9a-f]{1,8});?/gi, (_, hex: string) => letter(Number.parseInt(hex, 16)))
    .replace(/&commat;?/gi, "@")
    .replace(/&amp;?/gi, "&");

/** Longer values are cut: no provider, region or account has more. */
const LONGEST = 200;

/** A value of a bill as it may be kept and shown. */
export const shownValue = (text: string): string => (mailLike(text) ? "not shown" : text.slice(0, LONGEST));
