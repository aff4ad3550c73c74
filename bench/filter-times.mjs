import { chromium } from "@playwright/test";
import { findBrowser } from "../scripts/lib/browser.mjs";

/**
 * Puts a word into the search of the comparison's rows and takes the time from its input event to the frame that shows the
 * rows that are left, in the browser's own clock; then clears it again.
 * @param {string} address @param {string} word @param {number} times
 * @returns {Promise<{ times: number[], rows: [number, number] }>} seconds; rows before and after
 */
export async function filterTimes(address, word, times) {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error("Chromium was not found; set CHROMIUM_PATH");
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(address, { waitUntil: "load" });
    const search = page.getByRole("searchbox", { name: /metric|row/i }).first();
    const table = page.getByRole("table", { name: "Every metric of the comparison" });
    await search.waitFor();
    await table.waitFor();
    const all = await table.evaluate(rowsShown);
    await untilAnswering(page, search, table, word, all);
    const taken = [];
    let left = all;
    for (let i = 0; i < times; i++) {
      const watching = await table.evaluateHandle(watch, rowsShown.toString());
      await search.fill(word);
      const found = await watching.evaluate(({ promise }) => promise);
      taken.push(found.seconds);
      left = found.rows;
      await search.fill("");
      await waitForRows(table, all);
    }
    if (left >= all) throw new Error(`the filter left ${left} of ${all} rows`);
    return { times: taken, rows: [all, left] };
  } finally {
    await browser.close();
  }
}

/** Rows of the whole table, drawn or not: a virtual table says their number, its head included. */
function rowsShown(table) {
  const said = Number(table.getAttribute("aria-rowcount"));
  return said > 0 ? said - 1 : table.querySelectorAll("tbody tr").length;
}

/** The page answers once its scripts run: types until the rows change. */
async function untilAnswering(page, search, table, word, all) {
  for (let attempt = 0; attempt < 50; attempt++) {
    await search.fill(word);
    await page.waitForTimeout(200);
    if ((await table.evaluate(rowsShown)) !== all) {
      await search.fill("");
      return waitForRows(table, all);
    }
    await search.fill("");
  }
  throw new Error("typing into the search changed no row within ten seconds");
}

async function waitForRows(table, wanted) {
  for (let attempt = 0; attempt < 100; attempt++) {
    if ((await table.evaluate(rowsShown)) === wanted) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the table did not return to ${wanted} rows`);
}

/** Runs in the page: from the next input event to the frame after the number of rows changed. */
function watch(table, counting) {
  const count = new Function(`return (${counting})`)();
  const before = count(table);
  // In an object, so that the handle does not wait for the promise.
  const promise = new Promise((resolve) => {
    document.addEventListener(
      "input",
      () => {
        const start = performance.now();
        const look = () => {
          const rows = count(table);
          if (rows === before) return requestAnimationFrame(look);
          // Two frames: the one that draws the rows, and proof that it was drawn.
          requestAnimationFrame(() =>
            requestAnimationFrame(() => resolve({ rows, seconds: (performance.now() - start) / 1000 })),
          );
        };
        requestAnimationFrame(look);
      },
      { capture: true, once: true },
    );
  });
  return { promise };
}
