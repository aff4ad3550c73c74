import { excerpt } from "../outcome";
import type { Json, JsonObject } from "./format";
import type { Skipped } from "../run/run";
import { type FioOptions, optionsOf } from "./fio-options";
import { isObject, lastPart, numberOf, textOf } from "./json-value";

/** One job with all its clones, or the sum of a job over several clients. */
export interface FioJob {
  name: string | null;
  options: FioOptions;
  /** Entries of the file that make it up, to be summed. */
  parts: { object: JsonObject; at: string }[];
  /** Processes that ran it: the parts, or `numjobs` where fio grouped them. */
  clones: number;
  clients: number;
  error: number;
}

/** fio adds it below the clients of `--client`. */
const SUM = "All clients";

/** The jobs of one output. Without `group_reporting` every clone of `numjobs` is an entry of its own. */
export function jobsOf(output: JsonObject, at: string, skipped: Skipped[]): FioJob[] {
  const local = entries(output.get("jobs"), `${at}.jobs`);
  const remote = entries(output.get("client_stats"), `${at}.client_stats`);
  const global = output.get("global options");
  if (remote.length === 0) return grouped(local, global, 1);
  const sum = remote.find(({ object }) => textOf(object.get("jobname")) === SUM);
  const single = remote.filter((entry) => entry !== sum);
  const clients = new Set(
    single.map(({ object }) => `${textOf(object.get("hostname"))} ${numberOf(object.get("port"))}`),
  );
  const jobs = grouped(single, global, clients.size);
  const [only] = jobs;
  if (!sum) return jobs;
  if (jobs.length > 1 || !only) {
    if (jobs.length > 1) skipped.push({ what: SUM, count: 1, reason: "a sum of unlike jobs" });
    return jobs.length > 1 ? jobs : grouped([sum], global, 1);
  }
  return [{ ...only, parts: [sum] }];
}

function entries(list: Json | undefined, at: string): { object: JsonObject; at: string }[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((object, i) => (isObject(object) ? [{ object, at: `${at}[${i}]` }] : []));
}

function grouped(parts: FioJob["parts"], global: Json | undefined, clients: number): FioJob[] {
  const jobs = new Map<string, FioJob>();
  for (const part of parts) {
    const { object } = part;
    const name = textOf(object.get("jobname"));
    const options = optionsOf(global, object.get("job options"));
    const key = JSON.stringify([name, clients > 1 ? 0 : numberOf(object.get("groupid")), [...options]]);
    const error = numberOf(object.get("error")) ?? 0;
    const job = jobs.get(key);
    if (job) {
      job.parts.push(part);
      if (job.error === 0) job.error = error;
    } else
      jobs.set(key, {
        name: name === null ? null : lastPart(excerpt(name, 80)),
        options,
        parts: [part],
        clones: 1,
        clients,
        error,
      });
  }
  for (const job of jobs.values())
    job.clones = Math.max(job.parts.length, (numberOf(job.options.get("numjobs")) ?? 1) * clients);
  return [...jobs.values()];
}
