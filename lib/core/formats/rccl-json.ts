import type { Reading } from "../run/run";
import type { JsonObject, JsonSource } from "./format";
import { numberOf, objectsIn, textOf } from "./json-value";
import { type Block, emptyBlock, type Group, type Row } from "./nccl-blocks";
import { programOf } from "./nccl-json";
import { quantityOf } from "./quantity";

/** What `-x FILE -Z json` of rccl-tests writes: an object a line, one for each size, in place and out of place. */
export const isRcclLine = (object: JsonObject): boolean =>
  object.has("busBw") && object.has("algBw") && object.has("inPlace") && object.has("size");

/** The lines of equal collective and ranks as one block each, in the order in which they first come. */
export function rcclBlocks(source: JsonSource, reading: Reading): Block[] {
  const blocks = new Map<string, Block>();
  for (const { object, at } of objectsIn(source)) {
    if (!isRcclLine(object)) continue;
    const name = textOf(object.get("name"));
    const ranks = ranksOf(object);
    const nodes = numberOf(object.get("nodes"));
    const key = JSON.stringify([name, ranks, nodes]);
    const block = blocks.get(key) ?? {
      ...emptyBlock(at),
      tool: "rccl-tests",
      program: programOf(name),
      ranks: ranks ?? 0,
      hosts: nodes,
      closed: true,
    };
    blocks.set(key, block);
    const row = rowOf(object, at, reading);
    if (row) block.rows.push(row);
  }
  return [...blocks.values()];
}

function ranksOf(object: JsonObject): number | null {
  const ranks = numberOf(object.get("ranks"));
  return ranks === null ? numberOf(object.get("gpus")) : ranks * (numberOf(object.get("gpusPerRank")) ?? 1);
}

function rowOf(object: JsonObject, at: string, reading: Reading): Row | null {
  const size = numberOf(object.get("size"));
  if (size === null || size < 0) {
    reading.skipped.push({ what: "a row", count: 1, reason: `no size at ${at}` });
    return null;
  }
  const quantity = (name: string) => quantityOf(object.get(name), name, `${at}.${name}`, reading);
  const text = (name: string) => String(numberOf(object.get(name)) ?? "");
  const group: Group = {
    time: quantity("time"),
    algbw: quantity("algBw"),
    busbw: quantity("busBw"),
    wrong: numberOf(object.get("#wrong")) ?? 0,
    written: [text("time"), text("algBw"), text("busBw")],
    times: null,
  };
  const inPlace = numberOf(object.get("inPlace")) === 1 || object.get("inPlace") === true;
  const redop = textOf(object.get("redop"));
  return {
    at,
    size,
    type: textOf(object.get("type")) ?? "unknown",
    redop: redop === "" ? null : redop,
    root: numberOf(object.get("root")),
    "out-of-place": inPlace ? null : group,
    "in-place": inPlace ? group : null,
  };
}
