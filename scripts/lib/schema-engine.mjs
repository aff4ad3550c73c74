// @ts-check
// Prisma's schema engine as WebAssembly, in this process: what the migrations and schema.prisma differ by.
// The native engine of the `prisma` command is a download that closed networks do not have.
import { randomUUID } from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";
import { MIGRATIONS, readMigrations } from "./migrations.mjs";

const SCHEMA = fileURLToPath(new URL("../../prisma/schema.prisma", import.meta.url));
const INTERNAL_CHAR = 18; // PostgreSQL's one-byte "char", which adapter-pg does not know

/**
 * The SQL that would bring the migrations up to schema.prisma; null when they agree.
 * @param {string} serverUrl a database of a server on which a scratch database may be made
 * @param {{ schema?: string, migrations?: import("./migrations.mjs").Migration[] }} [options]
 * @returns {Promise<string | null>}
 */
export async function missingSql(serverUrl, { schema, migrations = readMigrations() } = {}) {
  const files = [{ path: SCHEMA, content: schema ?? fs.readFileSync(SCHEMA, "utf8") }];
  const { SchemaEngine } = await loadEngine();
  const connections = new Connections(serverUrl);
  const adapter = bindMigrationAwareSqlAdapterFactory(connections.factory);
  const engine = await SchemaEngine.new({ datamodels: files.map((f) => [f.path, f.content]) }, () => {}, adapter);
  try {
    const answer = await engine.diff({
      from: { tag: "migrations", ...asEngineInput(migrations) },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return answer.exitCode === 0 ? null : answer.stdout;
  } finally {
    engine.free();
    await connections.close();
  }
}

/** @param {import("./migrations.mjs").Migration[]} migrations */
function asEngineInput(migrations) {
  const lock = "migration_lock.toml";
  const lockPath = path.join(MIGRATIONS, lock);
  return {
    baseDir: MIGRATIONS,
    lockfile: { path: lock, content: fs.existsSync(lockPath) ? fs.readFileSync(lockPath, "utf8") : null },
    shadowDbInitScript: "",
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
    })),
  };
}

/** @type {Promise<any> | undefined} */
let loaded;
const loadEngine = () => (loaded ??= assembleEngine());

/** The package imports its .wasm file as a module, which Node 20 cannot: it is put together by hand. */
async function assembleEngine() {
  const panics = { set_message: (/** @type {string} */ message) => console.error(`schema engine: ${message}`) };
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panics });
  const folder = path.dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"));
  const glue = await import(pathToFileURL(path.join(folder, "schema_engine_bg.js")).href);
  const bytes = fs.readFileSync(path.join(folder, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  /** @type {any} */ (instance.exports).__wbindgen_start();
  return glue;
}

/** The engine's connections: the given database, and a scratch one beside it that is dropped again. */
class Connections {
  /** @type {{ dispose(): Promise<void> }[]} */
  #open = [];

  constructor(/** @type {string} */ url) {
    // Field by field: a connectionString would win over the scratch database's name.
    const { hostname, port, username, password, pathname } = new URL(url);
    this.config = {
      host: hostname,
      port: Number(port || 5432),
      user: decodeURIComponent(username),
      password: decodeURIComponent(password),
      database: decodeURIComponent(pathname.slice(1)),
      max: 1, // one session, so that the engine's advisory lock holds
    };
    this.factory = {
      provider: /** @type {const} */ ("postgres"),
      adapterName: "@prisma/adapter-pg",
      connect: () => this.#connect(this.config),
      connectToShadowDb: () => this.#connectToScratch(),
    };
  }

  async #connect(/** @type {pg.PoolConfig} */ config) {
    const adapter = await mendedAdapter(config);
    this.#open.push(adapter);
    return adapter;
  }

  async #connectToScratch() {
    const database = `prisma_migrate_shadow_db_${randomUUID()}`;
    const admin = new pg.Client(this.config);
    await admin.connect();
    await admin.query(`create database "${database}" template template0`);
    const scratch = await this.#connect({ ...this.config, database });
    const disconnect = scratch.dispose;
    /** @type {Promise<void> | undefined} */
    let gone;
    scratch.dispose = () => {
      gone ??= (async () => {
        await disconnect();
        await admin.query(`drop database if exists "${database}" with (force)`);
        await admin.end();
      })();
      return gone;
    };
    return scratch;
  }

  async close() {
    for (const adapter of this.#open) await adapter.dispose();
  }
}

/**
 * adapter-pg with two mends: "char" columns reach the engine as characters, and a script goes to the server whole
 * (the adapter cuts it at every ";", also inside a literal).
 * @param {pg.PoolConfig} config
 */
async function mendedAdapter(config) {
  const pool = new CharAwarePool(config);
  const adapter = await new PrismaPg(pool).connect();
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const column of pool.charColumns.get(result.rows) ?? []) result.columnTypes[column] = ColumnTypeEnum.Character;
    return result;
  };
  adapter.executeScript = async (script) => {
    await pool.query(script);
  };
  adapter.dispose = async () => {
    if (!pool.ending) await pool.end();
  };
  return adapter;
}

class CharAwarePool extends pg.Pool {
  /** @type {WeakMap<object, number[]>} */
  charColumns = new WeakMap();

  /** @param {any[]} args @returns {Promise<any>} */
  async query(...args) {
    const result = await /** @type {any} */ (super.query)(...args);
    const columns = (result?.fields ?? []).flatMap((/** @type {pg.FieldDef} */ field, /** @type {number} */ index) => {
      if (field.dataTypeID !== INTERNAL_CHAR) return [];
      field.dataTypeID = 25; // text
      return [index];
    });
    if (columns.length > 0) this.charColumns.set(result.rows, columns);
    return result;
  }
}
