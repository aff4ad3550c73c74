// @ts-check
// `node scripts/new-migration.mjs NAME`: writes the migration that brings the others up to prisma/schema.prisma.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { startPostgres } from "./lib/embedded-postgres.mjs";
import { MIGRATIONS } from "./lib/migrations.mjs";
import { missingSql } from "./lib/schema-engine.mjs";

const name = process.argv[2];
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error("Give the migration a name of small letters, digits and _: node scripts/new-migration.mjs add_tags");
  process.exit(1);
}

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "bareline-migration-"));
const postgres = await startPostgres({ home: scratch });
try {
  const sql = await missingSql(postgres.url);
  if (sql === null) {
    console.log("The migrations already lead to schema.prisma.");
  } else {
    const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
    const file = path.join(MIGRATIONS, `${stamp}_${name}`, "migration.sql");
    fs.mkdirSync(path.dirname(file));
    fs.writeFileSync(file, `${sql.trim()}\n`);
    console.log(`Written: ${path.relative(process.cwd(), file)}. Read it before you commit it.`);
  }
} finally {
  postgres.stop("immediate");
  fs.rmSync(scratch, { recursive: true, force: true });
}
