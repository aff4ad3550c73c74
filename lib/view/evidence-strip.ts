// The strip of `/evidence`: which published figures stand as dots, which as ranges, and where one's own interval lies.
import type { Grade } from "../core/evidence/grade";
import { LAYERS, type Layer, type PublishedFigure, isGpuWork, isPoint } from "../core/evidence/ledger";
import { isOwn } from "../core/evidence/own-source";
import { quantile, sorted } from "../core/stats/quantile";
import { formatInterval, formatPercent } from "./format";
import type { Role } from "./series";

export interface StripDot {
  id: string;
  value: number;
  title: string;
  hollow: boolean;
}

export interface StripBar {
  id: string;
  low: number;
  high: number;
  title: string;
  hollow: boolean;
}

export interface StripRow {
  id: string;
  label: string;
  note: string;
  /** "middle 1.75 %", where there are dots enough for one. */
  text: string;
  dots: StripDot[];
  bars: StripBar[];
}

/** An interval of one's own, with what its ends mean. */
export interface OwnInterval {
  name: string;
  low: number;
  value: number;
  high: number;
  /** "95 % interval of the uploaded files". */
  level: string;
  grade: Grade;
}

/** Two decimals, as the published values carry them. */
const percent = (o: number) => formatPercent(o, { decimals: 2, atLeast: 2 });

type Point = PublishedFigure & { overhead: number };

/**
 * Whether a published figure is a dot. Unasked, a GPU's work alone; a part that is asked for brings its own, processors,
 * containers and encrypted machines too, because then nothing else stands beside them.
 */
function isDot(figure: PublishedFigure, layer: string): figure is Point {
  if (layer === "") return isPoint(figure) && isGpuWork(figure);
  return figure.overhead !== null && figure.baseline === "measured" && figure.grade === "cited";
}

const dotOf = (f: Point): StripDot => ({
  id: f.id,
  value: f.overhead,
  title: `${[f.workload, f.hardware, f.year].filter(Boolean).join(", ")}: ${percent(f.overhead)}`,
  hollow: f.grade === "claimed",
});

const barOf = (f: PublishedFigure & { range: { low: number; high: number } }): StripBar => ({
  id: f.id,
  ...f.range,
  title: `${[f.workload, f.interest, f.year].filter(Boolean).join(", ")}: ${formatInterval(f.range.low, f.range.high)}`,
  hollow: f.grade === "claimed",
});

const hasRange = <F extends PublishedFigure>(f: F): f is F & { range: { low: number; high: number } } =>
  f.range !== null && f.range.low < f.range.high;
const hasValue = <F extends PublishedFigure>(f: F): f is F & { overhead: number } => f.overhead !== null;

export interface Strip {
  rows: StripRow[];
  /** The figures drawn as dots of published measurements. */
  points: Point[];
  /** Every figure drawn, row by row: the chart's twin. */
  drawn: { row: string; figure: PublishedFigure }[];
}

/** @param figures what the filter lets through, one's own too; @param layer the part that the filter names, or "" */
export function stripOf(figures: readonly PublishedFigure[], layer: string): Strip {
  const published = figures.filter((f) => !isOwn(f));
  const points = published.filter((f) => isDot(f, layer));
  const rows: (StripRow & { figures: PublishedFigure[] })[] = [];
  const add = (id: string, label: string, note: string, of: readonly PublishedFigure[]) => {
    const [dots, bars] = [of.filter(hasValue), of.filter((f) => f.overhead === null).filter(hasRange)];
    if (dots.length + bars.length === 0) return;
    rows.push({
      id,
      label,
      note,
      text: middleOf(dots),
      dots: dots.map(dotOf),
      bars: bars.map(barOf),
      figures: [...dots, ...bars],
    });
  };
  add("own", "Your sources", "filled where cited", figures.filter(isOwn));
  for (const name of Object.keys(LAYERS) as Layer[]) {
    const here = points.filter((f) => f.layer === name);
    const quoted = published.filter((f) => f.layer === name && f.baseline === "none" && f.grade === "cited");
    const bars = layer === "" && !isGpuWork({ layer: name }) ? [] : quoted.filter(hasRange);
    const note = [
      here.length > 0 ? countOf(here.length, "measurement") : "",
      bars.length > 0 ? countOf(bars.length, "quoted range") : "",
    ];
    add(name, LAYERS[name], note.filter(Boolean).join(", "), [...here, ...bars]);
  }
  const claims = published.filter((f) => f.grade === "claimed" && (f.layer === "claim" || layer !== ""));
  add("claims", "Only claimed", "no method given, or not verified", claims);
  return {
    rows: rows.map(({ figures: _, ...row }) => row),
    points,
    drawn: rows.flatMap((row) => row.figures.map((figure) => ({ row: row.label, figure }))),
  };
}

const countOf = (n: number, word: string): string => `${n} ${word}${n === 1 ? "" : "s"}`;

/** Two values have no middle that says anything. */
const FEWEST = 3;

const middleOf = (dots: readonly Point[]): string =>
  dots.length < FEWEST ? "" : `middle ${percent(quantile(sorted(dots.map((f) => f.overhead)), 0.5))}`;

/** How a mark of one's own is drawn: what is measured never shares a mark with what is claimed. */
export function roleOf(grade: Grade): Role {
  if (grade === "measured") return "measured";
  return grade === "claimed" || grade === "example" ? "claimed" : "neutral";
}

/** What the strip shows, in words computed from what is drawn. */
export function stripSentence(points: readonly Point[], mine: OwnInterval | null): string {
  const o = sorted(points.map((f) => f.overhead));
  const said =
    o.length === 0
      ? "No trusted measurement of both sides fits the filter."
      : `${countOf(o.length, "published measurement")}: the middle is ${percent(quantile(o, 0.5))}, half lie between ${percent(quantile(o, 0.25))} and ${percent(quantile(o, 0.75))}.`;
  return mine ? `${mineSentence(o, mine)} ${said}` : said;
}

function mineSentence(o: Float64Array, { name, value, low, high, level }: OwnInterval): string {
  const ends = low === high ? level : `${formatInterval(low, high)}, ${level}`;
  const head = `“${name}”: ${percent(value)} (${ends}).`;
  if (o.length === 0) return head;
  const below = o.filter((x) => x < value).length;
  return `${head} It loses more than ${below} of the ${o.length} dots.`;
}
