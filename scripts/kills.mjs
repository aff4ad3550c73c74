// @ts-check
// npm run kills [N]: kills the built app with SIGKILL at N random moments of an upload (100 when not said) and looks
// whether everything acknowledged is stored whole, and nothing else by half. Ends with 1 when it is not.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { killedUploads } from "./lib/killed-uploads.mjs";
import { clearAway } from "./lib/started-app.mjs";

const kills = Number(process.argv[2] ?? 100);
if (!Number.isInteger(kills) || kills < 1) {
  console.error("Say how many kills: npm run kills 100");
  process.exit(2);
}
/** One upload of this size takes some hundred milliseconds, so that a kill meets each of its steps. */
const SAMPLES = 200_000;
const LATEST = 900;

const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "bareline-kills-"));
try {
  const moments = Array.from({ length: kills }, () => Math.random() * LATEST);
  const said = (/** @type {number} */ done) => process.stderr.write(`\r${done} of ${kills} kills`);
  const { acknowledged, runs, partial, orphans } = await killedUploads({ dataDir, moments, samples: SAMPLES, said });
  const lost = [...acknowledged].filter((id) => !runs.includes(id));
  process.stderr.write("\n");
  console.log(
    `${kills} kills: ${acknowledged.size} uploads acknowledged, ${runs.length} stored, ${lost.length} lost, ` +
      `${partial.length} partial, ${orphans.length} files without a run`,
  );
  process.exitCode = lost.length + partial.length + orphans.length > 0 ? 1 : 0;
} finally {
  await clearAway(dataDir);
}
