import { describe, expect, it } from "vitest";
import type { Table } from "../run/table";
import { shapeText, withHeader } from "../run/table-shape";
import { mulberry32 } from "../stats/random";
import { sourceOf } from "./formats.laws";
import { tableOf } from "./table";

function outcome(text: string) {
  const source = sourceOf(new TextEncoder().encode(text));
  return source.ok ? tableOf(source.value) : source;
}
function table(text: string): Table {
  const read = outcome(text);
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  return read.value;
}
function code(text: string): string | undefined {
  const read = outcome(text);
  return read.ok ? "read" : read.errors[0]?.code;
}

describe("a text as a table", () => {
  it("has the columns of its header and the line of each row", () => {
    expect(table("run,frames\n1,60.5\n2,61.0\n")).toMatchObject({
      kind: "csv",
      columns: ["run", "frames"],
      rows: [
        ["1", "60.5"],
        ["2", "61.0"],
      ],
      places: ["line 2", "line 3"],
      delimiter: ",",
      decimalComma: false,
      ragged: [],
    });
  });

  it.each([
    ["tabs", "a\tb\n1\t2\n", "\t"],
    ["semicolons with decimal commas", "a;b\n1,5;2,25\n3,5;4,75\n", ";"],
    ["semicolons and no header", "1,5;2,25\n3,5;4,75\n", ";"],
    ["pipes", "a|b\n1|2\n", "|"],
  ] as const)("is parted by %s", (_, text, delimiter) => {
    expect(table(text)).toMatchObject({ delimiter, rows: expect.arrayContaining([expect.any(Array)]) });
    expect(table(text).columns).toHaveLength(2);
  });

  it("keeps delimiters, quotes and line ends inside quoted cells, and the lines after them", () => {
    const read = table('name,value\n"a, ""b""\nsecond line",1\nplain,2\n');
    expect(read.rows).toEqual([
      ['a, "b"\nsecond line', "1"],
      ["plain", "2"],
    ]);
    expect(read.places).toEqual(["line 2", "line 4"]);
  });

  it("without a header names its columns by number", () => {
    expect(table("3,4\n5,6\n")).toMatchObject({ head: null, columns: ["column 1", "column 2"] });
    expect(table("1.5\n2.5\n3.5\n")).toMatchObject({
      delimiter: null,
      columns: ["column 1"],
      rows: [["1.5"], ["2.5"], ["3.5"]],
    });
    expect(table("time\n1.5\n2.5\n")).toMatchObject({ columns: ["time"], rows: [["1.5"], ["2.5"]] });
  });

  it("may have its first row taken the other way", () => {
    const headed = table("a,b\n1,2\n3,4\n");
    const bare = withHeader(headed, false);
    expect(bare).toMatchObject({
      columns: ["column 1", "column 2"],
      rows: [
        ["a", "b"],
        ["1", "2"],
        ["3", "4"],
      ],
    });
    expect(withHeader(bare, true)).toMatchObject({
      columns: ["a", "b"],
      rows: [
        ["1", "2"],
        ["3", "4"],
      ],
    });
    expect(withHeader(headed, true)).toBe(headed);
  });

  it("gives every column one name", () => {
    expect(table("value,value,,value (2)\n1,2,3,4\n").columns).toEqual([
      "value",
      "value (2)",
      "column 3",
      "value (2) (2)",
    ]);
  });

  it("lists rows of another width instead of shifting their cells", () => {
    const read = table("a,b\n1,2\n1,5,2\n3\n5,6\n7,8,,\n9,10\n11,12\n13,14\n");
    expect(read.ragged).toEqual([
      { place: "line 3", cells: ["1", "5", "2"] },
      { place: "line 4", cells: ["3"] },
    ]);
    expect(read.rows).toContainEqual(["7", "8"]);
  });

  it("leaves titles, comments and blank lines out and says so", () => {
    const read = table("# made by hand\n\nResults of Tuesday\nsize,time\n8,1.5\n# pause\n\n16,1.75\n32,1.9\n");
    expect(read).toMatchObject({ columns: ["size", "time"], places: ["line 5", "line 8", "line 9"] });
    expect(read.notes).toEqual(["Lines of titles and comments that were left out: 4."]);
  });

  it("is refused with its line when a quotation mark is never closed", () => {
    expect(outcome('a,b\n1,2\n"3,4\n5,6\n')).toMatchObject({
      ok: false,
      errors: [{ code: "open-quote", at: "line 3" }],
    });
  });

  it("is refused when it is prose, a log without figures, or too wide", () => {
    expect(code("Hello, reader,\nthis is, a letter,\nand no, table at all,\n")).toBe("not-a-table");
    expect(code("just words\nmore words\n")).toBe("not-a-table");
    const wide = Array.from({ length: 201 }, (_, i) => `c${i}`).join(",");
    expect(code(`${wide}\n${wide.replaceAll("c", "")}\n`)).toBe("table-too-large");
    const widest = Array.from({ length: 200 }, (_, i) => `c${i}`).join(",");
    expect(code(`${widest}\n${widest.replaceAll("c", "")}\n`)).toBe("read");
  });

  it("has its limit of rows, and never drops the rest in silence", () => {
    const rows = (n: number) => `a,b\n${"1,2\n".repeat(n)}`;
    expect(table(rows(200_000)).rows).toHaveLength(200_000);
    expect(code(rows(200_002))).toBe("table-too-large");
  });

  it("is read in one go: a mark that is never closed, rows of nothing", () => {
    const start = process.cpuUsage().user;
    expect(code(`a,b\n1,2\n${'"x,1\n'.repeat(100_000)}`)).toBe("open-quote");
    expect(code(`a,b\n1,2\n${",\n".repeat(400_000)}`)).toBe("table-too-large");
    expect(table(`a,b\n1,2\n${",\n".repeat(1000)}3,4\n`).rows).toHaveLength(2);
    expect((process.cpuUsage().user - start) / 1000).toBeLessThan(2500);
  });

  it("has names without signs that turn the direction of writing", () => {
    expect(table("a\u202eb,c\n1,2\n").columns).toEqual(["ab", "c"]);
  });
});

describe("JSON as a table", () => {
  it("is a list of objects, whose inner objects are columns with a point", () => {
    expect(table('[{"n":"a","s":{"p50":1.5,"p99":2}},{"n":"b","ok":true,"s":{"p50":3}}]')).toMatchObject({
      kind: "json",
      columns: ["n", "s.p50", "s.p99", "ok"],
      rows: [
        ["a", "1.5", "2", ""],
        ["b", "3", "", "true"],
      ],
      places: ["$[0]", "$[1]"],
    });
  });

  it("is one object a line", () => {
    expect(table('{"t":1,"v":2.5}\n{"t":2,"v":null}\n')).toMatchObject({
      columns: ["t", "v"],
      rows: [
        ["1", "2.5"],
        ["2", ""],
      ],
      places: ["line 1", "line 2"],
    });
  });

  it("is the list inside an object, with the values around it beside every row", () => {
    expect(
      table('{"system":"native","gpu":{"sms":68},"metrics":[{"id":"A","value":1},{"id":"B","value":2}]}'),
    ).toMatchObject({
      columns: ["system", "id", "value"],
      rows: [
        ["native", "A", "1"],
        ["native", "B", "2"],
      ],
      places: ["$.metrics[0]", "$.metrics[1]"],
    });
  });

  it("is one row where there is one object, and none without figures", () => {
    expect(table('{"tokens_per_s": 120.5, "name": "x"}').rows).toEqual([["120.5", "x"]]);
    expect(table("[1.5, 2.5]")).toMatchObject({ columns: ["value"], rows: [["1.5"], ["2.5"]] });
    expect(code('{"name": "x"}')).toBe("not-a-table");
    expect(code("{}")).toBe("not-a-table");
    expect(code('[{"a":1}, 5]')).toBe("not-a-table");
    expect(code('{"$schema":"x","minimum":3}')).toBe("not-a-table");
  });

  it("takes keys such as __proto__ for data", () => {
    expect(table('[{"__proto__":1,"constructor":2}]').columns).toEqual(["__proto__", "constructor"]);
  });

  it("counts the lists inside rows that it leaves out", () => {
    expect(table('[{"a":1,"l":[1,2]},{"a":2,"l":["x"]}]').notes).toContain(
      "Lists inside rows, which were left out: 2.",
    );
  });
});

it("a shape is the kind and the names, in any order", () => {
  expect(shapeText(table("a,b\n1,2\n"))).toBe(shapeText(table("b;a\n5;6\n7;8\n")));
  expect(shapeText(table("a,b\n1,2\n"))).not.toBe(shapeText(table('[{"a":1,"b":2}]')));
});

it("never throws, whatever is changed in a table", () => {
  const random = mulberry32(11);
  const strange = [...'"",;\t|\n\r#={}[]0.,-e \u00e9'];
  const seeds = ['name,value\n"a, b",1\nplain,2\n', "a;b\n1,5;2\n3;4,5\n", '[{"a":1},{"a":"x"}]'];
  for (let i = 0; i < 2000; i++) {
    const text = [...(seeds[i % seeds.length] ?? "")];
    for (let n = 0; n < 5; n++)
      text.splice(
        Math.floor(random() * text.length),
        random() < 0.5 ? 1 : 0,
        strange[Math.floor(random() * strange.length)] ?? "",
      );
    const read = outcome(text.join(""));
    if (!read.ok) continue;
    for (const row of read.value.rows) expect(row).toHaveLength(read.value.columns.length);
    expect(new Set(read.value.columns).size).toBe(read.value.columns.length);
  }
});
