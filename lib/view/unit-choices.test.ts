import { expect, it } from "vitest";
import { baseOf } from "../core/units/unit";
import { UNIT_CHOICES } from "./unit-choices";

it("offers only units that are converted", () => {
  expect(UNIT_CHOICES.filter((unit) => baseOf(unit) === null)).toEqual([]);
  expect(new Set(UNIT_CHOICES).size).toBe(UNIT_CHOICES.length);
});
