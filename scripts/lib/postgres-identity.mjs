// @ts-check
// Who PostgreSQL runs as. It refuses uid 0, and any uid that the system has no account for.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { binary } from "./postgres-binaries.mjs";
import { Refusal } from "./refusal.mjs";

/**
 * @typedef {{ kind: "self" | "namespace" | "account", prefix: string[], uid?: number, gid?: number }} Identity
 * @param {import("./postgres-binaries.mjs").Binaries} binaries
 * @param {string} home the folder PostgreSQL must be able to write
 * @returns {Identity}
 */
export function chooseIdentity(binaries, home) {
  const root = process.getuid?.() === 0;
  if (!root && hasAccount()) return { kind: "self", prefix: [] };
  const accounts = ["postgres", "nobody"].flatMap((name) => accountOf(name) ?? []);
  // In a user namespace we are somebody else and yet ourselves: the files stay ours, also below a 0700 home.
  for (const { uid, gid } of accounts) {
    const prefix = ["unshare", "--user", `--map-user=${uid}`, `--map-group=${gid}`, "--"];
    if (mayUse(prefix, binary(binaries.native, "postgres"), home, {})) return { kind: "namespace", prefix };
  }
  if (!root) {
    throw new Refusal(
      `PostgreSQL needs an account for user ${process.getuid?.()}, which /etc/passwd lacks: run as another user, or set DATABASE_URL.`,
    );
  }
  const [account] = accounts;
  if (account) return { kind: "account", prefix: [], ...account };
  throw new Refusal(
    "PostgreSQL does not run as root, and this system has neither user namespaces nor an account postgres or nobody: run as an ordinary user, or set DATABASE_URL.",
  );
}

function hasAccount() {
  try {
    return Boolean(os.userInfo());
  } catch {
    return false;
  }
}

/** @param {string} name */
function accountOf(name) {
  const [uid, gid] = ["-u", "-g"].map((flag) => spawnSync("id", [flag, name], { encoding: "utf8" }));
  return uid?.status === 0 && gid?.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : null;
}

/**
 * @param {string[]} prefix @param {string} program @param {string} folder @param {{ uid?: number, gid?: number }} as
 */
function mayUse(prefix, program, folder, as) {
  const [command = "", ...args] = [...prefix, "sh", "-c", 'test -x "$0" && test -w "$1"', program, folder];
  return spawnSync(command, args, as).status === 0;
}

/**
 * Gives the folder to the identity, and finds binaries that it can reach: node_modules may lie below /root.
 * @param {import("./postgres-binaries.mjs").Binaries} binaries @param {Identity} identity @param {string} home
 * @returns {string} the folder that holds bin, lib and share
 */
export function settleIn(binaries, identity, home) {
  if (identity.kind !== "account") return binaries.native;
  fs.chownSync(home, identity.uid ?? 0, identity.gid ?? 0);
  const native = readableCopy(binaries);
  if (mayUse([], binary(native, "postgres"), home, identity)) return native;
  throw new Refusal(
    `PostgreSQL runs as user ${identity.uid} here, who may not enter ${home}: choose a folder outside of private homes, as BARELINE_DATA_DIR=/var/lib/bareline.`,
  );
}

/** @param {import("./postgres-binaries.mjs").Binaries} binaries */
function readableCopy(binaries) {
  const size = fs.statSync(binary(binaries.native, "postgres")).size;
  const copy = path.join(os.tmpdir(), `bareline-postgres-${binaries.major}-${size}`);
  const owner = fs.lstatSync(copy, { throwIfNoEntry: false })?.uid;
  if (owner === 0) return copy;
  if (owner !== undefined) throw new Refusal(`${copy} belongs to somebody else: remove it and start again.`);
  const staging = fs.mkdtempSync(`${copy}-`);
  fs.cpSync(binaries.native, staging, { recursive: true, verbatimSymlinks: true });
  fs.chmodSync(staging, 0o755);
  fs.renameSync(staging, copy);
  return copy;
}
