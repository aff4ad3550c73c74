import { expect, it } from "vitest";
import { formatById } from "../core/formats/registry";
import { MODES } from "../core/run/environment";
import { STARTS } from "../core/overhead/measure-commands";
import { MACHINE_STEPS, ROUNDS, RUN_STEPS, STARTS_WORTH, sides } from "./measure-plan";
import { INTERVAL_RULES } from "./method-rules";

it("every command of the plan writes a file of a format that is read, with the tool that format names", () => {
  for (const { format, command } of [...MACHINE_STEPS, ...RUN_STEPS]) {
    const known = formatById(format);
    const [program = ""] = command.replace("LC_ALL=C ", "").split(" ");
    expect([format, known?.command.includes(program)]).toEqual([format, true]);
    expect(command).toContain(known?.kind === "environment" ? "$side/" : "-$n.");
  }
});

it("results come from five tools, and each side is described by what describes machines", () => {
  expect(MACHINE_STEPS.every((step) => formatById(step.format)?.kind === "environment")).toBe(true);
  expect(new Set(RUN_STEPS.map((step) => step.format)).size).toBe(5);
});

it("the sides take turns and each begins about half of the rounds", () => {
  expect(ROUNDS.map((r) => [r.first, r.second].join(", "))).toEqual([
    "bare metal, VM",
    "VM, bare metal",
    "bare metal, VM",
    "VM, bare metal",
    "bare metal, VM",
  ]);
  expect(ROUNDS).toHaveLength(STARTS);
});

it("the upload commands name modes that exist, and the server that was asked for", () => {
  const commands = sides("https://bareline.example.com").map(({ command }) => command);
  for (const command of commands) expect(MODES.some((mode) => command.includes(`--mode ${mode} `))).toBe(true);
  for (const command of commands) expect(command).toMatch(/ --server https:\/\/bareline\.example\.com$/);
});

it("the plan asks for as many starts as the methods call enough, and tells their steps", () => {
  expect(STARTS_WORTH.map(({ runs }) => runs)).toEqual(INTERVAL_RULES.map(({ when }) => when));
  expect(STARTS_WORTH.at(-1)?.runs).toMatch(new RegExp(`^${STARTS} runs`));
});
