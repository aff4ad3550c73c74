import { describe, expect, it } from "vitest";
import { atOnce } from "../steps";
import { cleanedLines } from "./lines";
import { Privacy } from "./privacy";

function clean(text: string): string {
  const lines = text.split("\n");
  const changed = atOnce(cleanedLines(lines, new Privacy()));
  return lines.map((line, i) => changed.get(i) ?? line).join("\n");
}

describe("private columns", () => {
  it.each([
    ["an index without a name", ",t,api_key\n0,1.5,Xy7z\n1,1.6,Xy7z", ",t,api_key\n0,1.5,(removed)\n1,1.6,(removed)"],
    ...["lat [ms]", "lat µs", "99th", "a:b", "x".repeat(90), '"a,b"', "#", ""].map((name) => [
      `a heading ${name.slice(0, 10)}`,
      `${name},api_key\n1.5,Xy7z`,
      `${name},api_key\n1.5,(removed)`,
    ]),
    ["parted by |", "t|api_key\n1.5|Xy7z", "t|api_key\n1.5|(removed)"],
    ["spaces at the beginning", "  t, api_key\n1.5, Xy7z", "  t, api_key\n1.5, (removed)"],
    ["a heading in a comment", "# t,api_key\n1.5,Xy7z\n1.6,Xy7z", "# t,api_key\n1.5,(removed)\n1.6,(removed)"],
    ["a heading over lines", '"t\n(ms)","api\nkey"\n1.5,Xy7z', '"t\n(ms)","api\nkey"\n1.5,(removed)'],
    ["a heading of fewer cells", 'n,api_key\n"a",1,Xy7z\n"b",2,Xy7z', 'n,api_key\n"a",1,(removed)\n"b",2,(removed)'],
    ["a cell over lines", 't,prompt\n1.0,"Hello\nmy Xy7z"\n2.0,x', 't,prompt\n1.0,"(removed)\n"\n2.0,(removed)'],
    ["a cell over lines before it", 't,note,api_key\n1,"a\nb",Xy7z', 't,note,api_key\n1,"a\nb",(removed)'],
    ["short lines of a cell", 't,prompt\n1,"a\nb\n"', 't,prompt\n1,"(removed)\n\n"'],
    ["a column alone", "password\n123456\n654321", "password\n(removed)\n(removed)"],
    ["a line separator in a cell", "t,api_key\n1,Xy\u20287z", "t,api_key\n1,(removed)"],
    [
      "rows of other widths",
      "t,n,api_key\n1,2,Xy7z\n1,2,3,Xy7z\n1,Xy7z\n1,2,Xy7z\n1,2,Xy7z\n1,2,Xy7z\n1,2,Xy7z",
      "t,n,api_key\n1,2,(removed)\n1,2,3,(removed)\n1,(removed)\n1,2,(removed)\n1,2,(removed)\n1,2,(removed)\n1,2,(removed)",
    ],
    [
      "a row that looks like a heading",
      "role,n,content\nuser,1,Xy7z\nuser,2,Xy7z\nuser,Xy7z\nuser,Xy7z",
      "role,n,content\nuser,1,(removed)\nuser,2,(removed)\nuser,(removed)\n(removed),(removed)",
    ],
    ["two tables of one width", "t,model\n1,m\n2,m\nt,api_key\n3,Xy7z", "t,model\n1,m\n2,m\nt,api_key\n3,(removed)"],
    [
      "a table in a log",
      "start\nready\ngo\nt,api_key\n1,Xy7z\n2,Xy7z\n\nfive, six",
      "start\nready\ngo\nt,api_key\n1,(removed)\n2,(removed)\n\nfive, six",
    ],
    [
      "a quote that is never closed",
      't,api_key\n"1,2\n3,Xy7z\n4,Xy7z',
      't,api_key\n"(removed)\n3,(removed)\n4,(removed)',
    ],
  ])("%s", (_, text, kept) => {
    expect(clean(text)).toBe(kept);
    expect(clean(kept)).toBe(kept);
  });

  it("of a heading as long as it may be", () => {
    const head = Array.from({ length: 3000 }, (_, i) => `column ${i}`).join(",");
    const row = Array.from({ length: 3000 }, (_, i) => i).join(",");
    expect(clean(`${head},api_key\n${row},Xy7z\n`)).toBe(`${head},api_key\n${row},(removed)\n`);
  });

  it("are found at once on hostile texts", () => {
    const units = [
      'x,"a\n',
      'host,"\n',
      't,api_key\n"x\n',
      '"',
      '"\n',
      ",",
      ",\n",
      "|,;\t",
      '"" "',
      'api_key,x\n1,"\n\n',
    ];
    for (const unit of units)
      for (const end of ["", '",', '"\n']) {
        const start = process.cpuUsage().user;
        clean(unit.repeat(100_000 / unit.length) + end);
        expect([unit, end, (process.cpuUsage().user - start) / 1000 < 500]).toEqual([unit, end, true]);
      }
  });
});
