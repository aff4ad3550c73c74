// @ts-check
// `npm run check`: format, lint, types, unit tests and walls, for every few minutes of work. No database, no browser.
import "./lib/node-version.mjs";

import("./lib/check.mjs").then(({ check }) => check());
