import { existsSync, readFileSync, readdirSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { FORMATS } from "@/lib/core/formats/registry";
import { SourceReader } from "@/lib/core/formats/source";
import { pool } from "@/lib/server/db";
import { unpackPiece } from "@/lib/server/packed-pieces";
import { onFreshDatabase } from "@/prisma/test-database";
import { POST as postEnvironment } from "../environments/route";
import { ask } from "../asking";
import { POST as preview } from "./preview/route";
import { POST } from "./route";

onFreshDatabase();

// Secrets as tools write them, each with a word by which it is found again.
const PLANTED = {
  key: "sk-planted0123456789abcdef",
  token: "hf_PLANTEDabcdef0123456789",
  password: "plantedpass99",
  mail: "planted.person@example.org",
  host: "planted-host-17",
  address: "203.0.113.77",
  serial: "PLANTEDSERIAL77",
  uuid: "GPU-0badfeed-1111-4222-8333-0badfeed0bad",
  prompt: "planted prompt: tell me a story",
  answer: "planted answer: once upon a time",
  home: "/home/planteduser/models/Tiny-7B",
  user: "planteduser",
};
const SIGNS = ["planted", "203.0.113.77", "0badfeed"];
const found = (text: string): string[] => SIGNS.filter((sign) => text.toLowerCase().includes(sign));

const JSON_KEYS = {
  openai_api_key: PLANTED.key,
  hf_token: PLANTED.token,
  password: PLANTED.password,
  contact: PLANTED.mail,
  hostname: PLANTED.host,
  listen: `${PLANTED.address}:8000`,
  serial: PLANTED.serial,
  gpu_uuid: PLANTED.uuid,
  prompts: [PLANTED.prompt],
  generated_texts: [PLANTED.answer],
  log_path: PLANTED.home,
  user: PLANTED.user,
  env: { HOME: PLANTED.home, PLAIN: "planted value" },
  args: ["--api-key", PLANTED.key],
  note: `mail ${PLANTED.mail}, key ${PLANTED.key}, see ${PLANTED.home} on http://${PLANTED.host}:8000`,
};

const LINES = [
  `export HF_TOKEN=${PLANTED.token}`,
  `+ PLAIN='planted value'`,
  `Linux ${PLANTED.host} 5.15.0-91-generic #101-Ubuntu SMP x86_64`,
  `${PLANTED.user}@${PLANTED.host}:~/bench$ ./run --api-key ${PLANTED.key}`,
  `PASSWORD=${PLANTED.password}`,
  `contact ${PLANTED.mail} on ${PLANTED.host}`,
  `listening on ${PLANTED.address}:8000`,
  `Serial Number: ${PLANTED.serial}`,
  `GPU UUID : ${PLANTED.uuid}`,
  `{"prompt": "${PLANTED.prompt}", "generated_text": "${PLANTED.answer}", "n": oops`,
  `model at ${PLANTED.home}`,
];

const TAGS =
  `<serial>${PLANTED.serial}</serial><uuid>${PLANTED.uuid}</uuid><hostname>${PLANTED.host}</hostname>` +
  `<user>${PLANTED.user}</user><!-- ${PLANTED.mail} ${PLANTED.key} ${PLANTED.address} ${PLANTED.home} -->`;

/** The same file as a careless owner of it would send it: more than one way, since not every tool's file takes each. */
function planted(text: string): string[] {
  const reader = new SourceReader();
  reader.write(new TextEncoder().encode(text));
  const source = reader.end();
  const keys = JSON.stringify(JSON_KEYS).slice(1, -1);
  const around = `${LINES.join("\n")}\n${text}\n${LINES.join("\n")}\n`;
  if (source.ok && source.value.kind === "json") {
    const at = text.search(/^\s*[[{]/m);
    const open = text.indexOf("{", at);
    const first = `${text.slice(0, open + 1)}${keys}${/^\s*\}/.test(text.slice(open + 1)) ? "" : ","}${text.slice(open + 1)}`;
    return [first, around];
  }
  const root = text.search(/>\s*</);
  if (/^\s*</.test(text) && root > 0) {
    const inside = text.indexOf(">", text.search(/<[a-z]/i)) + 1;
    return [`${text.slice(0, inside)}${TAGS}${text.slice(inside)}`];
  }
  const [head = "", ...rest] = text.split("\n");
  return [around, `${text}\n${LINES.join("\n")}\n`, [head, ...LINES, ...rest].join("\n")];
}

const fixtures = FORMATS.map((format) => {
  const folder = `lib/core/formats/fixtures/${format.id}`;
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return { id: format.id, machine: format.kind === "environment", files: files.map((file) => `${folder}/${file}`) };
});

/** These are refused however they come: a diagnosis without a figure, and what is read only with nothing beside it. */
const NEVER_STORED = ["dcgm-diag", "nvidia-smi-topo", "proc-meminfo", "systemd-detect-virt"];

describe("planted secrets, through every format", () => {
  const stored = new Map<string, number>();

  it.each(fixtures)("$id: no answer says them", async ({ id, machine, files }) => {
    expect(files.length).toBeGreaterThan(0);
    for (const file of files)
      for (const body of planted(readFileSync(file, "utf8"))) {
        expect(found(body)).toEqual(SIGNS);
        const asked = { method: "POST", body };
        const first = await ask(preview, {}, { ...asked, query: { mode: "bare-metal" } });
        const seen = await first.text();
        expect([file, found(seen)]).toEqual([file, []]);
        const [system] = first.ok ? (JSON.parse(seen).systems ?? []) : [];
        const query = machine ? {} : { mode: "bare-metal", ...(system ? { system: system.name } : {}) };
        const response = await ask(machine ? postEnvironment : POST, {}, { ...asked, query });
        const text = await response.text();
        expect([file, found(text)]).toEqual([file, []]);
        if (!response.ok) continue;
        expect(JSON.parse(text).removed.length).toBeGreaterThan(0);
        stored.set(id, (stored.get(id) ?? 0) + 1);
      }
  });

  it("each format stored one at least", () => {
    expect(fixtures.map(({ id }) => id).filter((id) => !stored.has(id))).toEqual(NEVER_STORED);
  });

  it("no column of any table holds them", async () => {
    const { rows: tables } = await pool().query<{ name: string }>(
      "SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public'",
    );
    expect(tables.length).toBeGreaterThan(8);
    for (const { name } of tables) {
      const { rows } = await pool().query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
      for (const { row } of rows)
        expect([name, found(row), row.slice(0, found(row).length * 2000)]).toEqual([name, [], ""]);
    }
  });

  it("nor does a file that is kept", async () => {
    const { rows } = await pool().query<{ gz: Buffer }>("SELECT gz FROM raw_chunk");
    expect(rows.length).toBeGreaterThan(FORMATS.length);
    for (const { gz } of rows) {
      const text = new TextDecoder().decode(await unpackPiece(gz));
      const [sign] = found(text);
      const at = sign ? text.toLowerCase().indexOf(sign) : 0;
      expect([found(text), text.slice(Math.max(0, at - 100), at && at + 100)]).toEqual([[], ""]);
    }
  });

  afterAll(() => stored.clear());
});
