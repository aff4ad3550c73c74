import type { Run } from "../run/run";
import { spellNumber, spellPercent } from "../units/spell";
import type { Finding } from "./comparison";
import type { SideNames } from "./names";
import { areUneven, type HostedSides, hostNumbers, hostsOf } from "./host-design";
import { areInterleaved, BETWEEN_HOSTS } from "./noise-floor";
import {
  capital,
  findingOf,
  knownIn,
  missingOn,
  numberOf,
  ofGpu,
  type Rule,
  SIDES,
  type Sides,
  seenBy,
  shownIn,
  textOf,
  type Value,
} from "./rule";
import { THRESHOLDS } from "./thresholds";
import { bound } from "./wording";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const HOST = { id: "E15", name: "host", field: "host" } as const;

/** Names of hosts stay out of the sentence: a frozen report may have to hide them. */
function judgeHosts(sides: Sides, names: SideNames): Finding {
  const seen = seenBy(sides, textOf("host"));
  const shown = shownIn(seen);
  const blind = missingOn(seen, names);
  const hosts = new Set(knownIn(seen));
  const hosted = hostedRuns(sides);
  if (areUneven(hosted)) {
    const message = `Both sides used the same ${hosts.size} hosts, but not equally often, so what a host is like may pass for a difference of the sides: the noise floor is at least ${bound(BETWEEN_HOSTS)}. As many runs on each host of both sides would settle it.`;
    return findingOf(HOST, "differs", "warn", shown, message);
  }
  if (hosts.size > 1 && hostsOf(hosted) !== "same") {
    const counts = SIDES.map((side) => new Set(seen[side].filter((v) => v !== null)).size);
    const few = Math.min(...counts) < THRESHOLDS.hosts;
    const said = few
      ? ` With fewer than ${THRESHOLDS.hosts} hosts a side nothing can be said of hosts in general.`
      : "";
    const message = `Measured between hosts (${counts.join(" v ")}): two of one model differ by themselves, so the noise floor is at least ${bound(BETWEEN_HOSTS)}.${said}`;
    return findingOf(HOST, "differs", "warn", shown, message);
  }
  if (blind !== null)
    return findingOf(HOST, "unknown", "warn", shown, `Host: unknown on ${blind}, so hosts may explain the difference.`);
  const same = hosts.size === 1 ? "All runs were made on one host." : `Both sides used the same ${hosts.size} hosts.`;
  return findingOf(HOST, "same", "pass", shown, same);
}

/** The runs as the noise floor sees them, whatever they measured. */
function hostedRuns({ baseline, candidate }: Sides): HostedSides {
  const hosts = hostNumbers(baseline, candidate);
  const counted = (runs: readonly Run[]) => runs.map(() => 1);
  return {
    baseline: { values: counted(baseline), hosts: hosts.baseline },
    candidate: { values: counted(candidate), hosts: hosts.candidate },
  };
}

const ORDER = { id: "E16", name: "order", field: "time and order" } as const;
const startOf = ({ environment: { startedAt } }: Run): number | null =>
  startedAt === undefined ? null : Date.parse(startedAt);

function judgeOrder(sides: Sides, names: SideNames): Finding {
  const seen = seenBy(sides, startOf);
  const shown = { baseline: period(seen.baseline), candidate: period(seen.candidate) };
  const blind = missingOn(seen, names);
  if (blind !== null)
    return findingOf(
      ORDER,
      "unknown",
      "warn",
      shown,
      `Time of measurement: unknown on ${blind}, so the order is open.`,
    );
  const all = knownIn(seen).map(Number);
  const span = Math.max(...all) - Math.min(...all);
  const doubts: string[] = [];
  if (span > THRESHOLDS.apartDays * DAY)
    doubts.push(`The runs lie ${spellNumber(span / DAY, { decimals: 0 })} days apart, in which much may change`);
  else if (span > THRESHOLDS.withinHours * HOUR)
    doubts.push(`The runs were not made within ${THRESHOLDS.withinHours} hours of one another`);
  if (!areInterleaved(sides.baseline, sides.candidate))
    doubts.push(`${doubts.length > 0 ? "all" : "All"} runs of one side came before all of the other`);
  if (doubts.length === 0)
    return findingOf(ORDER, "same", "pass", shown, `The sides took turns within ${THRESHOLDS.withinHours} hours.`);
  return findingOf(
    ORDER,
    "differs",
    "warn",
    shown,
    `${doubts.join(", and ")}: what changed meanwhile looks like an overhead.`,
  );
}

/** The first and the last start of a side: "2026-05-01 10:15 to 2026-05-02 09:00". */
function period(starts: readonly (Value | null)[]): string {
  const known = starts.filter((v): v is number => typeof v === "number");
  if (known.length === 0) return "unknown";
  const [first, last] = [Math.min(...known), Math.max(...known)].map((t) =>
    new Date(t).toISOString().slice(0, 16).replace("T", " "),
  );
  return `${first === last ? first : `${first} to ${last}`} UTC${known.length < starts.length ? ", some unknown" : ""}`;
}

/** E17: what a run suffered is no difference of the sides: too much of it on either is too much. */
interface Suffered {
  id: string;
  name: string;
  field: string;
  of: (run: Run) => Value | null;
  /** Signs of it in files that tell no share. */
  hints: (run: Run) => string[];
  warnFrom: (share: number) => boolean;
  blockFrom: number;
  says: string;
  none: string;
}

function suffered({ of, hints, warnFrom, blockFrom, says, none, ...rule }: Suffered): Rule {
  const judge = (sides: Sides, names: SideNames): Finding => {
    const seen = seenBy(sides, of);
    const shown = shownIn(seen, (v) => (typeof v === "number" ? spellPercent(v) : v));
    const shares = knownIn(seen).filter((v) => typeof v === "number");
    const most = Math.max(0, ...shares);
    const blind = missingOn(seen, names);
    if (most >= blockFrom) return findingOf(rule, "high", "block", shown, `${says}: up to ${spellPercent(most)}.`);
    if (warnFrom(most)) return findingOf(rule, "high", "warn", shown, `${says}: up to ${spellPercent(most)}.`);
    const [hint] = SIDES.flatMap((side) => sides[side].flatMap(hints));
    if (hint) return findingOf(rule, "high", "warn", shown, `${hint}; for how long is not known.`);
    if (blind !== null)
      return findingOf(
        rule,
        "unknown",
        "warn",
        shown,
        `${capital(rule.field)}: unknown on ${blind}, so there may have been some.`,
      );
    return findingOf(rule, "same", "pass", shown, none);
  };
  return { ...rule, doubts: ["high", "unknown"], judge: (sides, _, names) => judge(sides, names) };
}

/** E15, E16 and E17 of UX 6: where, when and how undisturbed the runs were made. */
export const CONDUCT_RULES: readonly Rule[] = [
  { ...HOST, doubts: ["differs", "unknown"], judge: (sides, _, names) => judgeHosts(sides, names) },
  { ...ORDER, doubts: ["differs", "unknown"], judge: (sides, _, names) => judgeOrder(sides, names) },
  suffered({
    id: "E17",
    name: "throttling",
    field: "throttled samples",
    of: ofGpu(numberOf("throttled")),
    hints: ({ evidence }) => evidence.flatMap((sign) => (sign.field === "throttled" ? [sign.text] : [])),
    warnFrom: (share) => share > 0,
    blockFrom: THRESHOLDS.throttled,
    says: "Heat or power slowed the GPU down in part of the samples",
    none: "No sample was throttled on either side.",
  }),
  suffered({
    id: "E17",
    name: "steal",
    field: "CPU steal",
    of: numberOf("steal"),
    hints: () => [],
    warnFrom: (share) => share >= THRESHOLDS.steal,
    blockFrom: Infinity,
    says: "The hypervisor gave the processor to somebody else for part of the time",
    none: `CPU steal stayed below ${spellPercent(THRESHOLDS.steal)} on both sides.`,
  }),
];
