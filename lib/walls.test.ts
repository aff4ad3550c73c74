import { expect, test } from "vitest";
import { importsOf, isIn, sourceFiles, textOf } from "@/scripts/lib/imports.mjs";
// Who may import whom. What is not listed is forbidden.
const ROOMS: Record<string, string[]> = {
  "lib/core": [],
  "lib/view": ["lib/core"],
  "lib/server": ["lib/core", "lib/generated"],
  "components/ui": [],
  "components/charts": ["components/ui", "lib/view"],
  components: ["components/charts", "components/ui", "lib/view", "lib/core"],
  app: ["components", "lib/core", "lib/view", "lib/server"],
};
// Inside the core, upwards: each room sees itself and the lines above its own, but no price sees a format.
const CORE = [
  "steps",
  "outcome units stats evidence/grade",
  "metrics hardware",
  "run",
  "privacy",
  "formats comparison mapping",
  "overhead evidence",
]
  .concat(["cost billing", "projection", "report"])
  .map((line) => line.split(" ").map((room) => `lib/core/${room}`));
// Nouns whose shape, as a type and no more, the rooms below may know.
const NOUNS = [
  "lib/core/run/run",
  "lib/core/cost/scenario",
  "lib/core/cost/segment",
  "lib/core/cost/overhead-source",
  "lib/core/overhead/resolved-overhead",
];
// Pure libraries that take a file's syntax apart.
const PARSERS = ["saxes", "yaml", "papaparse"];
const files = sourceFiles(["lib", "components", "app"]);
const imports = importsOf(files);
const said = (broken: typeof imports) => broken.map(({ file, target }) => `${file} must not import ${target}`);

test("each room imports only what it may", () => {
  const broken = imports.filter(({ file, target, isPackage }) => {
    const room = Object.keys(ROOMS).find((name) => isIn(file, name)) ?? "";
    const itself = room === "components" ? file.split("/").slice(0, 2).join("/") : room;
    return !isPackage && ![itself, ...(ROOMS[room] ?? [])].some((allowed) => isIn(target, allowed));
  });
  expect(said(broken)).toEqual([]);
});

test("inside the core one imports downwards only", () => {
  const step = (path: string) => CORE.findIndex((rooms) => rooms.some((room) => isIn(path, room)));
  const broken = imports.filter(({ file, target, isPackage, isType }) => {
    const sameRoom = file.split("/")[2] === target.split("/")[2];
    if (isPackage || !isIn(file, "lib/core") || sameRoom || (isType && NOUNS.includes(target))) return false;
    return step(target) >= step(file) || isIn(target, "lib/core/formats");
  });
  expect(said(broken)).toEqual([]);
  expect(files.filter((file) => isIn(file, "lib/core") && step(file) < 0)).toEqual([]);
});

test("the core and the view need zod and parsers alone; only charts draw, and only the server asks the database", () => {
  const allowed = (file: string) => ["zod", ...(isIn(file, "lib/core/formats") ? PARSERS : [])];
  const pure = imports.filter(
    ({ file, target, isPackage }) => isPackage && /^lib\/(core|view)\//.test(file) && !allowed(file).includes(target),
  );
  const chart = imports.filter(({ file, target }) => target === "recharts" && !isIn(file, "components/charts"));
  const database = imports.filter(({ file, target }) => /^(pg$|@?prisma)/.test(target) && !isIn(file, "lib/server"));
  expect(said([...pure, ...chart, ...database])).toEqual([]);
});

test("every file of lib/server says that it is the server's", () => {
  const server = files.filter((file) => isIn(file, "lib/server"));
  expect(server.filter((file) => !/^import "server-only";$/m.test(textOf(file)))).toEqual([]);
});
