import { expect, test } from "vitest";
import { createHash } from "node:crypto";
import { sha256Word } from "./sha256";

test("the first word agrees with Node's own SHA-256 at every padding length", () => {
  for (let length = 0; length < 200; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 37 + length) & 255);
    expect(sha256Word(bytes)).toBe(createHash("sha256").update(bytes).digest().readUInt32BE(0));
  }
});
