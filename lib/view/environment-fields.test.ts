import { describe, expect, it } from "vitest";
import { Environment } from "../core/run/environment";
import { FIELD_VIEWS, fieldText, typedText, typedValue } from "./environment-fields";

const view = (field: string) => FIELD_VIEWS.find((v) => v.field === field) ?? FIELD_VIEWS.at(0);

describe("the fields of an environment on the page", () => {
  it("are all of them, each once", () =>
    expect(FIELD_VIEWS.map((v) => v.field).sort()).toEqual([...Environment.keyof().options].sort()));

  it.each([
    ["gpuMemory", 80 * 2 ** 30, "80 GiB", "80"],
    ["graphicsClock", 1.98e9, "1.98 GHz", "1.98"],
    ["powerLimit", 700, "700 W", "700"],
    ["steal", 0.007, "0.7 %", "0.7"],
    ["throttled", 0.29, "29 %", "29"],
    ["ecc", false, "Off", "no"],
    ["mode", "vm-vgpu", "Virtual machine, vGPU", "vm-vgpu"],
    ["cpuCount", 192, "192", "192"],
  ] as const)("%s is shown with its unit, typed without it and read back the same", (field, value, shown, typed) => {
    const one = view(field);
    if (!one) throw new Error("no such field");
    expect(fieldText(one, value)).toBe(shown);
    expect(typedText(one, value)).toBe(typed);
    expect(typedValue(one, typed)).toBe(value);
  });

  it("an empty field is no value, and a word where a number belongs stays for the schema to refuse", () => {
    const watts = view("powerLimit");
    if (!watts) throw new Error("no such field");
    expect(typedValue(watts, "  ")).toBeNull();
    expect(typedValue(watts, "plenty")).toBe("plenty");
  });
});
