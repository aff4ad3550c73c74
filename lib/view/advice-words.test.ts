import { expect, test } from "vitest";
import { adviceSentence } from "./advice-words";

test("segments with one advice are named together, moving first", () => {
  expect(
    adviceSentence([
      { segment: "Development", what: "keep" },
      { segment: "Training", what: "move" },
      { segment: "Batch", what: "keep" },
      { segment: "Serving", what: "measure" },
    ]),
  ).toBe("Move: Training; keep virtualized: Development and Batch; measure first: Serving.");
});
