// @ts-check
// `npm start` and `npm run dev`: from whatever state the checkout is in to a page that answers.
import "./lib/node-version.mjs";

// Imported late: an old Node must reach the check above before it meets syntax it cannot read.
import("./lib/start.mjs").then(({ start }) => start(process.argv[2] === "dev" ? "dev" : "start"));
