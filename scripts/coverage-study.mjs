// npm run coverage-study: how often 95 % intervals hold a known truth, and how often two equal sides are called different.
//   -- --write           writes docs/coverage-study.md
//   -- --sets 200        data sets a cell at least (4,000)        -- --trials 100  same-side comparisons a design (2,000)
//   -- --only clustered  cells and designs whose name holds the word     -- --seed 2     another seed (1)
//   -- --threads 2       more threads (1)                -- --no-peer    without SciPy
// Ends with 1 when a bar is missed.
import { rm, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { pathToFileURL } from "node:url";
import { documentOf } from "./lib/coverage-document.mjs";
import { heldByScipy, scipyVersion } from "./lib/coverage-peer.mjs";
import { GROUPS, intervalTable, peerTable, plainTable, sameTable } from "./lib/coverage-report.mjs";
import { inThreads } from "./lib/coverage-threads.mjs";
import { bundleTypescript } from "./lib/load-typescript.mjs";
import { inRoot } from "./lib/root.mjs";

const { values: given } = parseArgs({
  options: {
    write: { type: "boolean", default: false },
    "no-peer": { type: "boolean", default: false },
    only: { type: "string", default: "" },
    sets: { type: "string", default: "4000" },
    trials: { type: "string", default: "2000" },
    seed: { type: "string", default: "1" },
    threads: { type: "string", default: "1" },
  },
});
const [sets, trials, seed, threads] = ["sets", "trials", "seed", "threads"].map((name) => whole(name));
/** So many times the data sets where they cost little, so that chance does not decide about a share near its bar. */
const MORE = { equal: 3, few: 5, unequal: 5 };
/** SciPy needs some 100 ms a data set of 100 runs. */
const PEER_SETS = 300;
const PEER_POINT = 0.01;

const program = await bundleTypescript("scripts/lib/coverage.ts");
try {
  process.exitCode = (await study()) === 0 ? 0 : 1;
} finally {
  await rm(program, { force: true });
}

async function study() {
  const { CELLS, DESIGNS, dataSets, truthOf } = await import(pathToFileURL(program).href);
  const chosen = (name) => name.includes(given.only);
  const scipy = given["no-peer"] ? null : await scipyVersion();
  const peerSets = scipy ? Math.min(sets, PEER_SETS) : 0;
  const cells = CELLS.flatMap((cell, at) => (chosen(cell.id) ? [{ cell, at }] : []));
  const designs = DESIGNS.flatMap((design, at) => (chosen(`same ${design.id}`) ? [{ design, at }] : []));
  const equal = cells.filter(({ cell }) => cell.group === "equal");
  const tasks = [
    ...cells.map(({ cell, at }) => ({ kind: "cell", at, options: { sets: setsOf(cell), seed, peerSets } })),
    ...designs.map(({ at }) => ({ kind: "design", at, options: { trials, seed } })),
  ];
  if (tasks.length === 0) throw new Error(`Nothing in the study is named ${given.only}.`);
  console.error(`${tasks.length} rows, ${sets} data sets, ${trials} trials, seed ${seed}, threads ${threads}`);

  const peer = heldByScipy(
    peerSets > 0 ? equal.map(({ cell }) => ({ cell, sets: peerSets, seed, truth: truthOf(cell) })) : [],
    dataSets,
  );
  peer.catch(() => {}); // awaited below
  const results = await inThreads(program, tasks, threads, (result, done) => {
    const share = result.cell
      ? `held ${(100 * result.covered).toFixed(1)} %`
      : `rows ${(100 * result.anyRow).toFixed(1)} %`;
    console.error(`${done}/${tasks.length}  ${(result.cell ?? result.design).id}  ${share}`);
  });
  const found = results.filter((r) => r.cell);
  const same = results.filter((r) => r.design);
  const held = await peer;
  const peers = held.map((theirs, i) => peerRow(found[cells.indexOf(equal[i])], theirs));

  const missed = [
    ...found
      .filter((r) => r.pass === false)
      .map(
        (r) =>
          `${GROUPS[r.cell.group].title}, ${r.cell.id}: held ${percent(r.covered)} %, bar ${GROUPS[r.cell.group].bar}.`,
      ),
    ...peers
      .filter((p) => !p.pass)
      .map((p) => `Against SciPy, ${p.cell.id}: ${percent(p.ours)} % against ${percent(p.theirs)} %.`),
    ...same
      .filter((r) => !r.pass)
      .map(
        (r) =>
          `Equal sides, ${r.design.id}: the headline claims in ${percent(r.headline)} %, a row in ${percent(r.anyRow)} % of the families.`,
      ),
  ];
  report({ found, same, peers, scipy });
  console.log(missed.length === 0 ? "\nEvery bar is met." : `\n${missed.length} missed:\n${missed.join("\n")}`);
  if (given.write) {
    await writeFile(inRoot("docs/coverage-study.md"), documentOf({ seed, cells: found, same, peers, scipy, missed }));
    console.log("Written: docs/coverage-study.md");
  }
  return missed.length;
}

function report({ found, same, peers, scipy }) {
  for (const [group, { title, bar }] of Object.entries(GROUPS)) {
    const mine = found.filter((r) => r.cell.group === group);
    if (mine.length > 0) console.log(`\n${title} (bar: ${bar})\n${plainTable(intervalTable(mine))}`);
  }
  if (peers.length > 0)
    console.log(`\nAgainst SciPy ${scipy} (bar: at most 1 point below)\n${plainTable(peerTable(peers))}`);
  else console.log("\nSciPy: peer absent, the bars judge alone");
  if (same.length > 0) console.log(`\nEqual sides, 14 metrics (bar: 5 % of families)\n${plainTable(sameTable(same))}`);
}

/** On so few sets chance moves the difference too: as often as the two disagree. */
function peerRow({ cell, held }, theirs) {
  const count = (all) => all.filter(Boolean).length;
  const disagree = count(held.map((ours, i) => ours !== theirs[i]));
  const behind = count(theirs) - count(held);
  const sets = held.length;
  const pass = behind <= PEER_POINT * sets + 2 * Math.sqrt(disagree);
  return { cell, sets, ours: count(held) / sets, theirs: count(theirs) / sets, disagree, pass };
}

function setsOf(cell) {
  return sets * (MORE[cell.group] ?? 1);
}

function percent(share) {
  return (100 * share).toFixed(1);
}

function whole(name) {
  const text = given[name];
  if (/^\d{1,6}$/.test(text) && Number(text) > 0) return Number(text);
  console.error(`--${name} takes a whole number, not ${JSON.stringify(text)}.`);
  process.exit(2);
}
