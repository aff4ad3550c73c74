import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readJson } from "./read-json";
import { readQuery } from "./read-query";
import { Refusal } from "./refusal";

const Body = z.strictObject({ name: z.string().max(20), list: z.array(z.number()).max(3).optional() });

async function read(body: string | Uint8Array<ArrayBuffer>, type = "application/json") {
  try {
    const request = new Request("http://127.0.0.1/", { method: "POST", body, headers: { "content-type": type } });
    return { value: await readJson(request, Body) };
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, errors: error.errors };
    throw error;
  }
}

describe("a JSON body", () => {
  it("is read through its schema", async () => expect(await read('{"name":"a"}')).toEqual({ value: { name: "a" } }));

  it.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])(
    "sent as %s, as any site's form can, is refused",
    async (type) => expect(await read('{"name":"a"}', type)).toMatchObject({ code: "simple-form-body" }),
  );

  it("with an operator where a text belongs names the place", async () => {
    const { code, errors } = await read('{"name":{"not":""}}');
    expect(code).toBe("bad-request");
    expect(errors?.[0]).toMatchObject({ at: "$.name", found: '{"not":""}' });
  });

  it.each(['{"name":"a","role":"admin"}', '{"name":"a","__proto__":{"isAdmin":true}}', '{"name":"a","constructor":1}'])(
    "with a field of its own, %s, is refused",
    async (body) => {
      expect(await read(body)).toMatchObject({ code: "bad-request" });
      expect("isAdmin" in {}).toBe(false);
    },
  );

  it.each(["", "{", "[1,]", '{"name":"a"} x', "NaN"])("that is not JSON, %j, is refused", async (body) =>
    expect(await read(body)).toMatchObject({ code: "bad-request" }),
  );

  it("that is not UTF-8 is refused", async () =>
    expect(await read(new Uint8Array([0x22, 0xff, 0x22]))).toMatchObject({ code: "bad-request" }));

  it.each(['{"name":"a\\u0000"}', '{"name":"\\ud800"}'])(
    "with a text no database holds, %s, is refused",
    async (body) =>
      expect(await read(body)).toMatchObject({ code: "bad-request", errors: [{ code: "not-plain-text" }] }),
  );

  it("nested ten thousand deep is refused before it is parsed", async () =>
    expect(await read("[".repeat(10_000))).toMatchObject({ errors: [{ code: "too-deep" }] }));

  it("of a hundred thousand bad values costs one answer, not a hundred thousand", async () =>
    expect(await read(`{"name":"a","list":[${"null,".repeat(100_000)}null]}`)).toMatchObject({ code: "too-large" }));

  it("larger than a megabyte is refused", async () =>
    expect(await read(`{"name":"${"a".repeat(1_100_000)}"}`)).toMatchObject({ code: "too-large" }));
});

describe("a body that may be left out", () => {
  const Optional = z.strictObject({ name: z.string().optional() });
  const ask = (body: string, headers: Record<string, string> = {}) => {
    const request = new Request("http://127.0.0.1/", { method: "POST", body: new TextEncoder().encode(body), headers });
    return readJson(request, Optional, { mayBeAbsent: true });
  };
  const json = { "content-type": "application/json" };

  // A server hands over an empty stream where fetch gives null: bytes, so that no content type is made up here.
  it("is {} when there are no bytes and no content type", async () => expect(await ask("")).toEqual({}));

  it("is read when it is there", async () => expect(await ask('{"name":"a"}', json)).toEqual({ name: "a" }));

  it("that names no type is refused when it holds something", () =>
    expect(ask('{"name":"a"}')).rejects.toMatchObject({ code: "not-json" }));

  it("that is announced as JSON must be JSON", () =>
    expect(ask("", json)).rejects.toMatchObject({ code: "bad-request" }));

  it("that a form sends is refused, empty or not", () =>
    expect(ask("", { "content-type": "text/plain" })).rejects.toMatchObject({ code: "simple-form-body" }));
});

describe("a query", () => {
  const Query = z.strictObject({ q: z.string().optional(), id: z.array(z.string()).optional() });
  const read = (search: string) => readQuery(new URL(`http://x/?${search}`), Query, ["id"]);

  it("gives texts and, where named, lists of texts", () =>
    expect(read("q=a&id=1&id=2")).toEqual({ q: "a", id: ["1", "2"] }));

  it.each(["token[not]=x", "q=1&q=2", "nope=1", "__proto__=1"])("never builds an object of %s", (search) =>
    expect(() => read(search)).toThrow(Refusal),
  );
});
