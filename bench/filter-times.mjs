import { chromium } from "@playwright/test";
import { findBrowser } from "../scripts/lib/browser.mjs";

/** Milliseconds for a page to come; a busy machine is slow, and what is measured begins later. */
const PATIENCE = 120_000;
const TABLE = "Every metric of the comparison";

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
    page.setDefaultTimeout(PATIENCE);
    page.setDefaultNavigationTimeout(PATIENCE);
    await page.goto(address, { waitUntil: "domcontentloaded" });
    const search = page.getByRole("searchbox", { name: /metric|row/i }).first();
    await search.waitFor();
    const all = await rowsShown(page);
    await untilAnswering(page, search, word, all);
    const taken = [];
    let left = all;
    for (let i = 0; i < times; i++) {
      await page.evaluate(watch, { caption: TABLE, before: all });
      await search.fill(word);
      const found = await page.evaluate(() => window.filtered);
      taken.push(found.seconds);
      left = found.rows;
      await search.fill("");
      await untilRows(page, (rows) => rows === all);
    }
    if (left >= all) throw new Error(`the filter left ${left} of ${all} rows`);
    return { times: taken, rows: [all, left] };
  } finally {
    await browser.close();
  }
}

/**
 * Rows of the whole table, drawn or not: a virtual table says their number, its head included. The table is looked up each
 * time, since a short one may take the place of a long one. Runs in the page.
 */
function countRows(caption) {
  const table = [...document.querySelectorAll("table")].find((t) => t.caption?.textContent === caption);
  const said = Number(table?.getAttribute("aria-rowcount"));
  return said > 0 ? said - 1 : (table?.querySelectorAll("tbody tr").length ?? 0);
}

const rowsShown = (page) => page.evaluate(countRows, TABLE);

async function untilRows(page, wanted, tries = 100) {
  for (let attempt = 0; attempt < tries; attempt++) {
    if (wanted(await rowsShown(page))) return true;
    await page.waitForTimeout(50);
  }
  return false;
}

/** The page answers once its scripts run: types until the rows change. */
async function untilAnswering(page, search, word, all) {
  for (let attempt = 0; attempt < 60; attempt++) {
    await search.fill(word);
    if (await untilRows(page, (rows) => rows !== all, 10)) {
      await search.fill("");
      await untilRows(page, (rows) => rows === all);
      return;
    }
    await search.fill("");
  }
  throw new Error(`typing ${JSON.stringify(word)} into the search changed none of ${all} rows within half a minute`);
}

/** Runs in the page: from the next input event to the frame after the number of rows changed, into `window.filtered`. */
function watch({ caption, before }) {
  const count = () => {
    const table = [...document.querySelectorAll("table")].find((t) => t.caption?.textContent === caption);
    const said = Number(table?.getAttribute("aria-rowcount"));
    return said > 0 ? said - 1 : (table?.querySelectorAll("tbody tr").length ?? 0);
  };
  window.filtered = new Promise((resolve) => {
    document.addEventListener(
      "input",
      () => {
        const start = performance.now();
        const look = () => {
          const rows = count();
          if (rows === before) return requestAnimationFrame(look);
          // The frame that draws the rows begins after this one; the next tells that it was drawn.
          requestAnimationFrame(() => resolve({ rows, seconds: (performance.now() - start) / 1000 }));
        };
        requestAnimationFrame(look);
      },
      { capture: true, once: true },
    );
  });
}
