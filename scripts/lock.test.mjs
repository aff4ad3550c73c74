import fs from "node:fs";
import { expect, test } from "vitest";
import { inRoot } from "./lib/root.mjs";

const text = fs.readFileSync(inRoot("package-lock.json"), "utf8");
const { packages } = JSON.parse(text);

test("the lock holds every platform's package, so that `npm ci` works on each", () => {
  const locked = new Set(Object.keys(packages).map((at) => at.replace(/^.*node_modules\//, "")));
  const missing = Object.entries(packages).flatMap(([at, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).flatMap((name) => (locked.has(name) ? [] : `${at || "bareline"} wants ${name}`)),
  );
  expect(missing).toEqual([]);
});

test("the lock names no registry, so that it works with anybody's", () => {
  const resolved = Object.entries(packages).flatMap(([at, entry]) => (entry.resolved ? `${at} ${entry.resolved}` : []));
  expect(resolved).toEqual([]);
});

test("the lock belongs to this package.json", () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
    fs.readFileSync(inRoot("package.json"), "utf8"),
  );
  expect(packages[""]).toMatchObject({ dependencies, devDependencies, optionalDependencies });
});

test("every locked package carries its checksum", () => {
  const unchecked = Object.entries(packages).flatMap(([at, entry]) =>
    at === "" || entry.integrity || entry.link || entry.inBundle ? [] : at,
  );
  expect(unchecked).toEqual([]);
});
