import { describe, expect, it } from "vitest";
import { childText, childrenOf, xmlRoot, xmlTree } from "./xml-tree";

describe("elements of an XML text", () => {
  it("are told by name, text and line", () => {
    const { root, fault } = xmlTree("<?xml version='1.0'?>\n<a>\n<b>1 &amp; 2</b><b><![CDATA[<3>]]></b></a>");
    expect(fault).toBeNull();
    expect(childText(root ?? undefined, "b")).toBe("1 & 2");
    expect(childrenOf(root ?? undefined, "b").map((b) => [b.text, b.line])).toEqual([
      ["1 & 2", 3],
      ["<3>", 3],
    ]);
  });

  it("stand as far as the text is whole, with the reason why the rest is missing; half a number is none", () => {
    const { root, fault } = xmlTree("<a><b>1</b><b>49");
    expect(childrenOf(root ?? undefined, "b").map((b) => b.text)).toEqual(["1", ""]);
    expect(fault).toMatch(/line 1$/);
  });

  it("never come from an entity: nothing is expanded or fetched", () => {
    const bomb = `<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;"><!ENTITY f SYSTEM "file:///etc/passwd">]>`;
    for (const entity of ["&y;", "&f;"]) {
      const { root, fault } = xmlTree(`${bomb}<a><b>${entity}</b></a>`);
      expect(childText(root ?? undefined, "b")).not.toMatch(/ha|root/);
      expect(fault).not.toBeNull();
    }
  });

  it("end at a depth nobody writes", () => {
    expect(xmlTree("<a>".repeat(100_000)).fault).toMatch(/too many elements/);
  });

  it("begin with a root of a name", () => {
    expect(xmlRoot('<?xml?>\n<!DOCTYPE nvidia_smi_log SYSTEM "x">\n<nvidia_smi_log>')).toBe("nvidia_smi_log");
    for (const text of ["", "a <b>", "<", "<!-- x"]) expect(xmlRoot(text)).toBeNull();
  });
});
