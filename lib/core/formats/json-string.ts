import { BAD, HELD } from "./json-number";

const SLOTS = 1024;
const CACHED = 48;

/** Reads JSON strings from bytes. Short plain strings are kept, so that a key seen a million times is one string. */
export class StringScan {
  /** Bytes of the last token: an escape, and a byte above ASCII. */
  escaped = false;
  high = false;
  /** Where {@link find} met something a string may not hold. */
  badAt = 0;
  readonly #utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  readonly #kept: string[] = new Array<string>(SLOTS).fill("");

  /** @returns the index of the closing quote of the string whose content begins at `start`, {@link HELD} or {@link BAD} */
  find(bytes: Uint8Array, start: number, end: number): number {
    this.escaped = false;
    this.high = false;
    for (let i = start; i < end; i++) {
      const c = bytes[i] ?? 0;
      if (c === 0x22) return i;
      if (c === 0x5c) {
        this.escaped = true;
        i++;
      } else if (c < 0x20) {
        this.badAt = i;
        return BAD;
      } else if (c > 0x7f) this.high = true;
    }
    return HELD;
  }

  /** The text between two quotes found by {@link find}; `null`: not UTF-8, or a broken escape. */
  text(bytes: Uint8Array, start: number, end: number): string | null {
    if (!this.high && !this.escaped && end - start <= CACHED) return this.#short(bytes, start, end);
    try {
      if (!this.escaped) return this.#utf8.decode(bytes.subarray(start, end));
      const whole: unknown = JSON.parse(this.#utf8.decode(bytes.subarray(start - 1, end + 1)));
      return typeof whole === "string" ? whole : null;
    } catch {
      return null;
    }
  }

  /** Whether bytes are UTF-8 as far as they go. */
  isUtf8(bytes: Uint8Array): boolean {
    try {
      this.#utf8.decode(bytes);
      return true;
    } catch {
      return false;
    }
  }

  #short(bytes: Uint8Array, start: number, end: number): string {
    let hash = end - start;
    for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + (bytes[i] ?? 0)) | 0;
    const slot = hash & (SLOTS - 1);
    const kept = this.#kept[slot] ?? "";
    if (kept.length === end - start) {
      let i = 0;
      while (i < kept.length && kept.charCodeAt(i) === bytes[start + i]) i++;
      if (i === kept.length) return kept;
    }
    const text = String.fromCharCode(...bytes.subarray(start, end));
    this.#kept[slot] = text;
    return text;
  }
}

/**
 * Checks the content of a string that is not kept, piece by piece, so that it may be of any length.
 * Escapes and UTF-8 are judged as strictly as in a string that is kept.
 */
export class SkippedString {
  #escape = 0;
  #high = false;
  #utf8: TextDecoder | null = null;
  #start = "";
  #length = 0;

  /** Whether the string, read to its end, was this short text. */
  is(text: string): boolean {
    return this.#length === text.length && this.#start === text;
  }

  /** @returns the index of the closing quote, {@link HELD} when it is not in these bytes, or {@link BAD} */
  read(bytes: Uint8Array, start: number, end: number): number {
    for (let k = start; k < end && this.#start.length < SHOWN && bytes[k] !== 0x22; k++)
      this.#start += String.fromCharCode(bytes[k] ?? 0);
    let i = start;
    for (; i < end; i++) {
      const c = bytes[i] ?? 0;
      if (this.#escape > 1) {
        if (!isHex(c)) return BAD;
        this.#escape = this.#escape === 5 ? 0 : this.#escape + 1;
      } else if (this.#escape === 1) {
        if (c === 0x75) this.#escape = 2;
        else if (isEscapable(c)) this.#escape = 0;
        else return BAD;
      } else if (c === 0x22) break;
      else if (c === 0x5c) this.#escape = 1;
      else if (c < 0x20) return BAD;
      else if (c > 0x7f) this.#high = true;
    }
    try {
      if (this.#high) {
        this.#utf8 ??= new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
        this.#utf8.decode(bytes.subarray(start, i), { stream: i === end });
      }
    } catch {
      return BAD;
    }
    this.#length += i - start;
    return i < end ? i : HELD;
  }
}

/** How much of a string that is not kept is remembered, to know one that was taken out before. */
const SHOWN = 16;

const isHex = (c: number): boolean => (c >= 0x30 && c <= 0x39) || (c >= 0x41 && c <= 0x46) || (c >= 0x61 && c <= 0x66);
/** `"` `\` `/` b f n r t */
const isEscapable = (c: number): boolean =>
  c === 0x22 || c === 0x5c || c === 0x2f || c === 0x62 || c === 0x66 || c === 0x6e || c === 0x72 || c === 0x74;
