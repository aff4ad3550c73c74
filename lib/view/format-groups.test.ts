import { expect, it } from "vitest";
import { FORMATS } from "../core/formats/registry";
import { formatGroups } from "./format-groups";

it("every format stands in exactly one group, and no group is empty", () => {
  const shown = formatGroups(FORMATS);
  expect(shown.flatMap((group) => group.formats.map((f) => f.id)).sort()).toEqual(FORMATS.map((f) => f.id).sort());
  expect(shown.every((group) => group.formats.length > 0)).toBe(true);
});

it("files that describe a machine stand by themselves", () => {
  for (const { id, formats } of formatGroups(FORMATS))
    expect(formats.every((f) => (f.kind === "environment") === (id === "environment"))).toBe(true);
});
