import { describe, expect, it } from "vitest";
import { atOnce } from "../steps";
import { cleanedLines } from "./lines";
import { Privacy } from "./privacy";

function clean(text: string): string {
  const lines = text.split("\n");
  const changed = atOnce(cleanedLines(lines, new Privacy()));
  return lines.map((line, i) => changed.get(i) ?? line).join("\n");
}

describe("XML", () => {
  it.each([
    ['<board serial="S1"/>', '<board serial="(removed)"/>'],
    ["<board serial='S1' fan='3'/>", "<board serial='(removed)' fan='3'/>"],
    ['<node hostname="gpu-box" cpu="0">', '<node hostname="host-1" cpu="0">'],
    ['<board\n serial="S1"/>', '<board\n serial="(removed)"/>'],
    ["<serial><![CDATA[S1]]></serial>", "<serial>(removed)</serial>"],
    ["<serial>\n  S1\n</serial>\n<fan>3</fan>", "<serial>\n  (removed)\n</serial>\n<fan>3</fan>"],
    ["<serial ><![CDATA[S1\nS2]]></serial >", "<serial >(removed)<![CDATA[\n(removed)]]></serial >"],
    ["<x:serial>S1</x:serial><a>1</a>", "<x:serial>(removed)</x:serial><a>1</a>"],
    ["<serial><a>S1</a></serial><a>1</a>", "<serial><a>(removed)</a></serial><a>1</a>"],
    ["<!-- serial: S1 --><a>1</a>", "<!-- serial: (removed) --><a>1</a>"],
    [
      "<processes><process_info><process_name>x y</process_name></process_info></processes><a>1</a>",
      "<processes><process_info><process_name>(removed)</process_name></process_info></processes><a>1</a>",
    ],
    [
      "<processes>\n<a>\nmy run\n</a>\n</processes>\n<a>1</a>",
      "<processes>\n(removed)\n(removed)\n(removed)\n</processes>\n<a>1</a>",
    ],
    ["<name>&#115;k-abcdefghijkl</name>", "<name>(removed)</name>"],
    ["<Title>bob&#64;x.example.org &amp; co</Title>", "<Title>(removed) &amp; co</Title>"],
    ["<Title>sk<![CDATA[-abcdefghijkl]]></Title>", "<Title>(removed)</Title>"],
    ["<a>1 &lt; 2 &amp; 3</a>", "<a>1 &lt; 2 &amp; 3</a>"],
    ["usage: run <prompt> <n>\n5 ms", "usage: run <prompt> <n>\n5 ms"],
    ["<prompt>\n5 ms", "<prompt>\n5 ms"],
  ])("%j is kept as %j, a second time too", (text, kept) => {
    expect(clean(text)).toBe(kept);
    expect(clean(kept)).toBe(kept);
  });

  it("answers at once on hostile lines", () => {
    for (const unit of [
      "<serial>",
      "</",
      "<!--",
      "<![CDATA[",
      "<a b='",
      "<serial>\n",
      "a='",
      "&#1;",
      "<a",
      "]]>",
      "<serial><a>x",
    ]) {
      const start = process.cpuUsage().user;
      clean(unit.repeat(100_000 / unit.length));
      expect([unit, (process.cpuUsage().user - start) / 1000 < 300]).toEqual([unit, true]);
    }
  });
});
