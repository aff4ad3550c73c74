// What is said beside the fields of a form while it is read. What cannot be read keeps its text.
import { Day } from "../core/units/calendar";
import { type Entry, type EntryField, readEntry } from "./number-entry";
import type { Fields } from "./scenario-fields";

export interface FieldNote {
  /** How it was read, where a rule was needed. */
  echo?: string;
  /** Why it could not be read; the text stays. */
  error?: string;
  /** The text of the other reading. */
  meant?: string;
}

export class FieldNotes {
  readonly notes: Record<string, FieldNote> = {};
  constructor(readonly fields: Fields) {}

  get failed(): boolean {
    return Object.values(this.notes).some((n) => n.error !== undefined);
  }

  /** What stands in the field, without the spaces around it; "" where there is none. */
  of(key: string): string {
    return (this.fields[key] ?? "").trim();
  }

  refuse(key: string, error: string): void {
    this.notes[key] = { error };
  }

  /** A text as long as a name may be. */
  text(key: string): string {
    const text = this.of(key);
    if (text.length > 200) this.refuse(key, "This is longer than 200 characters.");
    return text;
  }

  choice<T extends string>(key: string, among: readonly T[]): T {
    const found = among.find((one) => one === this.fields[key]);
    if (found === undefined) this.refuse(key, "Choose one of the list.");
    return found ?? (among[0] as T);
  }

  day(key: string): string {
    const text = this.of(key);
    if (!Day.safeParse(text).success) this.refuse(key, "A day is written 2026-11-25.");
    return text;
  }

  entry(key: string, field: EntryField): Entry | null {
    const read = readEntry(this.fields[key] ?? "", field);
    if (!read.ok) {
      const { message, hint } = read.errors[0] ?? { message: "This cannot be read." };
      this.refuse(key, hint ? `${message} ${hint}` : message);
      return null;
    }
    const { echo, meant } = read.value;
    if (echo !== null) this.notes[key] = { echo, ...(meant ? { meant: meantText(meant.text, field) } : {}) };
    return read.value;
  }

  within(key: string, value: number, { low, high, words }: { low: number; high: number; words: string }): number {
    if (value < low || value > high) this.refuse(key, `This must lie ${words}.`);
    return value;
  }
}

/** The other reading as a text that reads without a doubt where that can be had. */
const meantText = (text: string, field: EntryField): string =>
  field.kind === "percent" && !text.endsWith("%") ? `${text} %` : text;
