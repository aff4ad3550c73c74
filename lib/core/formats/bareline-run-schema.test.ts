import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { BarelineRunFile, barelineRunJsonSchema } from "./bareline-run-schema";

const root = fileURLToPath(new URL("../../../", import.meta.url));

describe("the published schema", () => {
  it("is what is served (npx vitest run --project unit lib/core/formats/bareline-run-schema.test.ts -u writes it anew)", async () => {
    const text = `${JSON.stringify(barelineRunJsonSchema(), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot(`${root}public/schemas/bareline-run-v1.json`);
  });

  it("takes the files we ship ourselves", () => {
    for (const side of ["bare-metal", "esxi9"]) {
      const file = `${root}public/samples/published/mlperf-v5.1-xe9680-8xh200-${side}.json`;
      expect(BarelineRunFile.safeParse(JSON.parse(readFileSync(file, "utf8"))).success).toBe(true);
    }
  });
});
