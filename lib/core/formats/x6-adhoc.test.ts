import Papa from "papaparse";
import { expect, it } from "vitest";
import { mulberry32 } from "../stats/random";
import { rowAt, cellText } from "../run/table-row";
import { atOnce } from "../steps";
import { cleanedLines } from "../privacy/lines";
import { Privacy } from "../privacy/privacy";
it("as papa", () => {
  const r = mulberry32(5);
  let n = 0, diff = 0;
  for (let k = 0; k < 20000; k++) {
    const text = Array.from({ length: 1 + Math.floor(r() * 14) }, () => ['"', '"', ",", "\n", "a", "b", " ", ",\"", "\","][Math.floor(r() * 9)]).join("");
    const { data, errors } = Papa.parse<string[]>(text, { delimiter: ",", newline: "\n" , fastMode: false});
    const lines = text.split("\n"); const rows: string[][] = []; let open = false;
    for (let at = 0; at < lines.length;) { const row = rowAt(lines, at, ","); rows.push(row.cells.map(cellText)); open = row.open; at = row.next; }
    if (text.endsWith("\n") && !open) rows.pop();
    n++;
    if (open !== errors.some(e => e.code === "MissingQuotes") || JSON.stringify(rows) !== JSON.stringify(data)) { if (!open && !/"\s*$/.test(text) && !text.endsWith("\n") && diff++ < 8) console.log(JSON.stringify(text), JSON.stringify(data), JSON.stringify(rows), open); }
  }
  console.log(n, diff);
});
it("idempotent", () => {
  const r = mulberry32(9); let bad = 0;
  const clean = (text: string, p = new Privacy()) => { const lines = text.split("\n"); const ch = atOnce(cleanedLines(lines, p)); return lines.map((l, i) => ch.get(i) ?? l).join("\n"); };
  const parts = ['"', ",", "\n", "api_key", "host", "user", "t", "prompt", "model", "1.5", "Xy7z", " ", '"\n', "\n# ", ";", "|", "gpu-box", "2", ",", ",", "\n"];
  for (let k = 0; k < 30000; k++) {
    const text = Array.from({ length: 4 + Math.floor(r() * 30) }, () => parts[Math.floor(r() * parts.length)]).join("");
    const once = clean(text); const p = new Privacy(); const twice = clean(once, p);
    if (once.split("\n").length !== text.split("\n").length) console.log("LINES", JSON.stringify(text));
    if (twice !== once || p.removed.length > 0) { if (bad++ < 8) console.log(JSON.stringify(text), "\n", JSON.stringify(once), "\n", JSON.stringify(twice)); }
  }
  console.log("bad", bad);
});
