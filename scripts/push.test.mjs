// The parts of `bin/bareline push` that need no server of ours.
import fs from "node:fs/promises";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readPushArguments } from "./lib/push-arguments.mjs";
import { filesOf, isZip } from "./lib/push-files.mjs";
import { explained, line, refused, taken } from "./lib/push-outcome.mjs";
import { ask, Lost, Unreadable } from "./lib/push-request.mjs";
import { inTurns } from "./lib/push-turns.mjs";

describe("what was asked", () => {
  const read = (...args) => readPushArguments(args, { BARELINE_URL: "http://10.0.0.1:3000/" });

  test("the server is the one named, else BARELINE_URL, else this computer", () => {
    expect(read("a", "--server", "https://b.example/base/").wanted?.server).toBe("https://b.example/base");
    expect(read("a", "--url", "https://b.example/").wanted?.server).toBe("https://b.example");
    expect(read("a").wanted?.server).toBe("http://10.0.0.1:3000");
    expect(readPushArguments(["a"], {}).wanted?.server).toBe("http://127.0.0.1:3000");
  });

  test("options have the names of the wire", () => {
    const { wanted } = read(
      "a",
      "b",
      "--mode",
      "bare-metal",
      "--gpu-count",
      "8",
      "--started-at",
      "2026-03-02T10:00:00Z",
    );
    expect(wanted?.files).toEqual(["a", "b"]);
    expect(wanted?.declared).toEqual({ mode: "bare-metal", gpuCount: "8", startedAt: "2026-03-02T10:00:00Z" });
    expect([wanted?.dryRun, wanted?.json]).toEqual([false, false]);
  });

  test("--set says any other field, and a value may hold an equals sign", () => {
    const { wanted } = read("a", "--set", "powerLimit=700", "--set", "image=own@sha256:ab=", "--mode", "container");
    expect(wanted?.declared).toEqual({ mode: "container", powerLimit: "700", image: "own@sha256:ab=" });
    expect(read("a", "--set", "rdma").message).toMatch(/^--set "rdma": is not FIELD=VALUE/);
  });

  test("wrong usage is said in a sentence", () => {
    expect(read().message).toBe("Say which files or folders to push.");
    expect(read("a", "--moed", "x").message).toBe("Unknown option '--moed'");
    expect(read("a", "--server", "here").message).toMatch(/^--server "here": is not an address/);
    expect(read("a", "--url", "here").message).toMatch(/^--url "here": is not an address/);
    expect(readPushArguments(["a"], { BARELINE_URL: "here" }).message).toMatch(/^BARELINE_URL "here"/);
    expect(read("a", "--url", "http://b:1", "--server", "http://b:2").message).toMatch(/not both/);
  });
});

describe("files", () => {
  let folder;
  beforeEach(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), "bareline-files-"));
  });
  afterEach(() => fs.rm(folder, { recursive: true, force: true }));

  test("of folders are walked in the order of their names, without hidden, empty and linked ones", async () => {
    await fs.mkdir(path.join(folder, "sub"));
    for (const name of ["run-10.json", "run-2.json", ".hidden", "sub/a.txt"])
      await fs.writeFile(path.join(folder, name), "x");
    await fs.writeFile(path.join(folder, "empty"), "");
    await fs.symlink("/etc", path.join(folder, "link"));
    const { files, missing, empty } = await filesOf([folder, path.join(folder, "run-2.json"), "/nowhere/at/all"]);
    expect(files.map(({ file }) => path.relative(folder, file))).toEqual(["run-2.json", "run-10.json", "sub/a.txt"]);
    expect([missing, empty]).toEqual([["/nowhere/at/all"], 1]);
  });

  test("below a folder that is locked are not looked for, and the folder is named with the reason", async () => {
    await fs.mkdir(path.join(folder, "locked"));
    await fs.writeFile(path.join(folder, "a.json"), "x");
    const readdir = fs.readdir;
    fs.readdir = (at, ...more) =>
      at.endsWith("locked") ? Promise.reject(new Error("EACCES: permission denied")) : readdir(at, ...more);
    const { files, faults } = await filesOf([folder]).finally(() => (fs.readdir = readdir));
    expect(files.map(({ file }) => path.basename(file))).toEqual(["a.json"]);
    expect(faults).toEqual([{ shown: `${folder}/locked`, why: "EACCES: permission denied" }]);
  });

  test("that go while the folder is walked cost themselves only", async () => {
    for (const name of ["a", "b", "c"]) await fs.writeFile(path.join(folder, name), "x");
    const stat = fs.stat;
    fs.stat = async (file, ...more) => {
      if (String(file).endsWith("b")) await fs.rm(file, { force: true });
      return stat(file, ...more);
    };
    const { files, faults } = await filesOf([folder]).finally(() => (fs.stat = stat));
    expect(files.map(({ file }) => path.basename(file))).toEqual(["a", "c"]);
    expect(faults).toMatchObject([{ shown: `${folder}/b`, why: expect.stringContaining("ENOENT") }]);
  });

  test("are archives by their first bytes", async () => {
    await fs.writeFile(path.join(folder, "a.json"), Buffer.from([0x50, 0x4b, 3, 4, 0]));
    await fs.writeFile(path.join(folder, "b.zip"), "PK");
    expect([await isZip(path.join(folder, "a.json")), await isZip(path.join(folder, "b.zip"))]).toEqual([true, false]);
  });
});

describe("a request", () => {
  let server, url, answers, heard, file;
  beforeEach(async () => {
    answers = [];
    heard = [];
    server = http.createServer(async (request, response) => {
      let bytes = 0;
      try {
        for await (const chunk of request) bytes += chunk.length;
      } catch {
        return; // broken off by the sender
      }
      heard.push([request.method, request.headers["content-length"], bytes]);
      const answer = answers.shift();
      if (!answer) response.destroy();
      else response.writeHead(answer[0], answer[1]).end(answer[2]);
    });
    await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
    url = new URL(`http://127.0.0.1:${server.address().port}/x`);
    file = { file: path.join(os.tmpdir(), `bareline-body-${process.pid}`), bytes: 300_000 };
    await fs.writeFile(file.file, Buffer.alloc(file.bytes, 65));
  });
  afterEach(async () => {
    await fs.rm(file.file, { force: true });
    await new Promise((closed) => server.close(closed));
  });

  test("sends the whole file with its length", async () => {
    answers = [[201, {}, '{"id":"a"}']];
    expect(await ask(url, file)).toMatchObject({ status: 201, body: { id: "a" } });
    expect(heard).toEqual([["POST", "300000", 300_000]]);
  });

  test("waits as long as a busy server asks, and starts the file again", async () => {
    answers = [
      [429, { "retry-after": "0" }, ""],
      [503, { "retry-after": "0" }, "busy"],
      [200, {}, "{}"],
    ];
    const said = [];
    expect((await ask(url, file, { say: (why) => said.push(why) })).status).toBe(200);
    expect(said).toEqual(["the server is busy (429); again in 0 s", "the server is busy (503); again in 0 s"]);
    expect(heard.map(([, , bytes]) => bytes)).toEqual([300_000, 300_000, 300_000]);
  });

  test("of a file that is gone, or became shorter, is not tried again and is not the server's fault", async () => {
    const said = [];
    const say = (why) => said.push(why);
    await expect(ask(url, { file: `${file.file}-gone`, bytes: 5 }, { say })).rejects.toThrow(/ENOENT.*-gone/);
    const shorter = ask(url, { ...file, bytes: file.bytes + 5 }, { say });
    await expect(shorter).rejects.toBeInstanceOf(Unreadable);
    await expect(shorter).rejects.toThrow("shorter");
    expect(said).toEqual([]);
  });

  test("that is never answered is lost, a refusal is an answer", async () => {
    await expect(ask(url, file, { tries: 2 })).rejects.toBeInstanceOf(Lost);
    answers = [[422, {}, '{"detail":"no"}']];
    expect(await ask(url, file)).toMatchObject({ status: 422, body: { detail: "no" } });
    expect(heard).toHaveLength(3);
  });
});

describe("two at a time", () => {
  test("after a fault nothing more begins, and what is under way ends first", async () => {
    const begun = [];
    const ended = [];
    const work = async (one) => {
      begun.push(one);
      if (one === 1) throw new Error("no more");
      await new Promise((later) => setTimeout(later, 20));
      ended.push(one);
    };
    await expect(inTurns([1, 2, 3, 4], work)).rejects.toThrow("no more");
    expect([begun, ended]).toEqual([[1, 2], [2]]);
  });
});

describe("what is said", () => {
  test("a reason has its file, place, finding and fix", () => {
    const problem = {
      detail: "x",
      errors: [
        { code: "cut", message: "It ends too early.", at: "line 3", found: "}", expected: "]", hint: "Copy it again." },
      ],
      more: 2,
    };
    expect(explained(refused("a/b.json", problem))).toBe(
      "a/b.json\n  line 3: It ends too early.\n    found: }\n    expected: ]\n    fix: Copy it again.\n  and 2 more",
    );
    expect(explained(refused("a", null))).toBe("a\n  The server gave no reason.");
  });

  test("a file that went in says what it was", () => {
    const body = { created: true, id: "1", format: { label: "fio (JSON)" }, measurements: 6, warnings: [{}] };
    expect(line(taken("a", "run", body))).toBe("stored (fio (JSON), 6 figures, 1 warning)");
    expect(line(taken("a", "run", { ...body, created: false, warnings: [] }))).toBe(
      "known already (fio (JSON), 6 figures)",
    );
    expect(line(taken("a", "environment", { ...body, created: undefined }))).toBe(
      "can be read (fio (JSON), 1 warning)",
    );
  });
});
