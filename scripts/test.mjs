// @ts-check
// `npm test`: everything, on databases and ports of its own. `npm test -- FILE …` runs only those test files.
import "./lib/node-version.mjs";

import("./lib/test.mjs").then(({ test }) => test(process.argv.slice(2)));
