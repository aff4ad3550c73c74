import { expect, test } from "vitest";
import { CONFIGURATION_LOSSES } from "@/lib/core/evidence/configuration-losses";
import { CONFIGURATION_RULES } from "@/lib/core/overhead/configuration-rules";

test("every rule that a loss names is one of a comparison's, so that its commands are shown", () => {
  const known = CONFIGURATION_RULES.map((r) => r.id);
  expect(CONFIGURATION_LOSSES.flatMap((l) => l.rules).filter((id) => !known.includes(id))).toEqual([]);
  expect(CONFIGURATION_LOSSES.filter((l) => l.rules.length > 0).length).toBeGreaterThan(8);
});
