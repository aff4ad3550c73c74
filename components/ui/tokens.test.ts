// UX 7: 71 pairs a theme by the WCAG formula; 4.5 for text, 3.0 for controls and marks.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");
const tokens = new Map(
  [...css.matchAll(/--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map((m) => [
    m[1] as string,
    [m[2] as string, m[3] as string] as const,
  ]),
);

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(front: string, back: string, theme: 0 | 1): number {
  const [a, b] = [front, back].map((t) => luminance(tokens.get(t)?.[theme] ?? "")) as [number, number];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const grounds = ["surface", "canvas", "sunken"];
const tints = ["bare-tint", "virt-tint", "ok-tint", "warn-tint", "block-tint"];
const bands = ["band50", "band80", "band90"];
const on = (front: string, backs: string[], needs: number) => backs.map((back) => ({ front, back, needs }));

const pairs = [
  ...on("ink", [...grounds, "noise", ...bands, ...tints], 4.5),
  ...on("ink2", [...grounds, "noise", ...bands, ...tints], 4.5),
  ...on("ink3", grounds, 4.5),
  ...on("action", grounds, 4.5),
  ...on("action-hover", ["surface", "canvas"], 4.5),
  ...on("focus", grounds, 3),
  ...on("control", grounds, 3),
  ...on("noise-edge", grounds, 3),
  ...on("on-action", ["action", "action-hover"], 4.5),
  ...["bare", "virt"].flatMap((side) => [
    ...on(side, [...grounds, `${side}-tint`], 4.5),
    ...on(side, ["noise", ...bands], 3),
  ]),
  ...["ok", "warn", "block"].flatMap((state) => on(state, [...grounds, `${state}-tint`], 4.5)),
];

describe("the colours", () => {
  it("are 71 pairs", () => expect(pairs).toHaveLength(71));
  it.each(["light", "dark"] as const)("are readable in the %s theme", (name) => {
    const theme = name === "light" ? 0 : 1;
    const poor = pairs
      .map((p) => ({ ...p, has: contrast(p.front, p.back, theme) }))
      .filter((p) => !(p.has >= p.needs))
      .map((p) => `${p.front} on ${p.back}: ${p.has.toFixed(2)}, needs ${p.needs}`);
    expect(poor).toEqual([]);
  });
  it("reach the figures of the design brief", () => {
    expect(contrast("virt", "sunken", 0)).toBeCloseTo(4.88, 1);
    expect(contrast("ink2", "band50", 1)).toBeCloseTo(4.81, 1);
    expect(contrast("control", "sunken", 0)).toBeCloseTo(3.27, 1);
    expect(contrast("bare", "band50", 1)).toBeCloseTo(3.85, 1);
  });
});
