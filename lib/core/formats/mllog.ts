import { Privacy } from "../privacy/privacy";
import { cleanJson } from "./clean-json";
import type { Json, TextSource } from "./format";
import { JsonReader } from "./json-reader";
import { isObject, numberOf } from "./json-value";
import { READ_LIMITS } from "./limits";

/** One entry of an MLPerf log: `:::MLLOG {"key": …, "value": …, "time_ms": …, "metadata": …}`. */
export interface LogEntry {
  key: string;
  value: Json;
  timeMs: number | null;
  metadata: ReadonlyMap<string, Json>;
  /** 1 is the first line of the file. */
  line: number;
}

const MARK = ":::MLLOG";
const KEY = /"key": ?"([^"\\]{1,100})"/;
/** Longer entries are lists of sample numbers and of source files. */
const LONGEST = 4000;
const NOTHING: ReadonlyMap<string, Json> = new Map();

/**
 * The entries of a log whose key is wanted, in the order of the file; a log prefix may stand before each of them, and
 * two may stand on one line. What is cut or garbled is left out and counted.
 */
export function logEntries(
  source: TextSource,
  wanted: (key: string) => boolean,
): { entries: LogEntry[]; broken: number } {
  const entries: LogEntry[] = [];
  const encoder = new TextEncoder();
  const privacy = new Privacy();
  let broken = 0;
  source.lines.forEach((line, i) => {
    for (let from = line.indexOf(MARK); from >= 0; ) {
      const next = line.indexOf(MARK, from + MARK.length);
      const end = next < 0 ? line.length : next;
      const text = end - from > LONGEST ? "" : line.slice(from + MARK.length, end);
      from = next;
      const key = KEY.exec(text)?.[1];
      if (key === undefined || !wanted(key)) continue;
      const reader = new JsonReader(READ_LIMITS, i + 1);
      reader.write(encoder.encode(text.trim()));
      const object = cleanJson(reader.documents[0]?.value ?? null, privacy);
      if (!isObject(object) || object.get("key") !== key) {
        broken++;
        continue;
      }
      const metadata = object.get("metadata");
      entries.push({
        key,
        value: object.get("value") ?? null,
        timeMs: numberOf(object.get("time_ms")),
        metadata: isObject(metadata) ? metadata : NOTHING,
        line: i + 1,
      });
    }
  });
  return { entries, broken };
}

/** Lines of LoadGen's own log, which names its version and its namespace, against those of a training. */
export const isLoadgenDetail = (source: TextSource): boolean =>
  source.lines.some((line) => isLoadgenLine(line) && line.includes(MARK));
export const isTrainingLog = (source: TextSource): boolean =>
  source.lines.some((line) => line.includes(MARK) && !isLoadgenLine(line) && TRAINING.test(line));

const LOADGEN = /"key": ?"loadgen_version"|"namespace": ?"mlperf::logging"/;
const TRAINING = /"key": ?"(?:run_start|run_stop|submission_benchmark|global_batch_size|init_start|tracked_stats)"/;
const isLoadgenLine = (line: string): boolean => line.length <= 2 * LONGEST && LOADGEN.test(line);
