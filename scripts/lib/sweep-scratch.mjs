// @ts-check
// Uploads are read from files that are unlinked as soon as they are open. A kill between the two, or a system that does
// not unlink open files, leaves one behind; see lib/server/scratch.ts.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const OURS = /^bareline-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const HOUR = 3_600_000;

/** Removes what was left behind longer than an hour ago. Never a reason not to start. */
export function sweepScratch(folder = os.tmpdir(), now = Date.now()) {
  try {
    for (const name of fs.readdirSync(folder)) {
      if (!OURS.test(name)) continue;
      const file = path.join(folder, name);
      const stat = fs.lstatSync(file, { throwIfNoEntry: false });
      if (stat?.isFile() && now - stat.mtimeMs > HOUR) fs.rmSync(file, { force: true });
    }
  } catch {
    // Another account's file, or gone already.
  }
}
