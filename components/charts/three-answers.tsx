import { Mark } from "./mark";
import { type ChartNames, RowChart } from "./row-chart";
import { percent, type Scale, stack, tightScale } from "./scale";
import type { ValueFormat } from "./value-format";

export interface AnswerDot {
  id: string;
  value: number;
  /** "bert-99 Server, 4x A100, 2023: 1.2 %". */
  title: string;
  /** A click on it is listened for by `data-pick`; the links of the table twin are the keyboard path. */
  pickable?: boolean;
}

export interface AnswerRow {
  id: string;
  label: string;
  note: string;
  /** As written: the figure, and its range on a second line. */
  text: string;
  more?: string;
  kind: "claimed" | "cited" | "measured" | "entered" | "empty";
  low?: number;
  value?: number;
  high?: number;
  dots?: readonly AnswerDot[];
  /** What stands where nothing is known yet. */
  empty?: string;
}

interface Props extends ChartNames {
  rows: readonly AnswerRow[];
  format: ValueFormat;
  axisTitle: string;
}

const DOT_FLOOR = 7;
const DOT_WIDTH = 0.018;

/** What an article claims, what was published, what your files say: one bill, one axis. */
export function ThreeAnswers({ rows, format, axisTitle, label, describedBy }: Props) {
  const values = rows.flatMap((r) => [r.low, r.value, r.high, ...(r.dots ?? []).map((d) => d.value)]);
  const scale = tightScale(
    values.filter((v) => v !== undefined),
    { include: [0] },
  );
  return (
    <RowChart
      columns="roomy"
      label={label}
      describedBy={describedBy}
      scale={scale}
      format={format}
      axisTitle={axisTitle}
      rows={rows.map((row) => ({
        id: row.id,
        label: row.label,
        note: row.note,
        value: <Written row={row} />,
        ...drawn(row, scale),
      }))}
    />
  );
}

function Written({ row }: { row: AnswerRow }) {
  return (
    <span>
      <span className={row.kind === "claimed" || row.kind === "empty" ? "block" : "block font-semibold"}>
        {row.text}
      </span>
      {row.more ? (
        <span className={row.kind === "claimed" ? "block" : "block text-xs leading-4 text-ink3"}>{row.more}</span>
      ) : null}
    </span>
  );
}

function drawn(row: AnswerRow, scale: Scale) {
  const x = (v: number) => percent(scale.at(v));
  const dots = row.dots ?? [];
  const floors = stack(
    dots.map((d) => scale.at(d.value)),
    DOT_WIDTH,
  );
  const height = 56 + (dots.length > 0 ? (Math.max(...floors) + 1) * DOT_FLOOR : 0);
  const middle = 28;
  const draw = (
    <>
      {row.kind === "empty" ? (
        <>
          <rect
            x="0.5%"
            width="99%"
            y={middle - 13}
            height={26}
            rx={3}
            fill="var(--surface)"
            stroke="var(--control)"
            strokeDasharray="2 3"
          />
          <text x="50%" y={middle + 4} textAnchor="middle" className="mid">
            {row.empty}
          </text>
        </>
      ) : null}
      {row.low !== undefined && row.high !== undefined ? (
        <rect
          x={x(row.low)}
          width={percent(scale.at(row.high) - scale.at(row.low))}
          y={middle - 9}
          height={18}
          fill={row.kind === "claimed" ? "var(--surface)" : "var(--virt-tint)"}
          stroke="var(--virt)"
          strokeWidth={1.25}
          strokeDasharray={row.kind === "claimed" ? "4 3" : undefined}
        />
      ) : null}
      {row.value !== undefined && row.kind !== "claimed" ? (
        <Mark
          x={x(row.value)}
          y={middle}
          role={row.kind === "measured" ? "measured" : "cited"}
          size={6}
          title={row.text}
        />
      ) : null}
      {dots.map((d, i) => (
        <circle
          key={d.id}
          data-pick={d.id}
          cx={x(d.value)}
          cy={middle + 17 + (floors[i] ?? 0) * DOT_FLOOR}
          r={2.75}
          fill="var(--virt)"
          className={d.pickable ? "cursor-pointer hover:stroke-ink hover:stroke-2" : undefined}
        >
          <title>{d.title}</title>
        </circle>
      ))}
    </>
  );
  return { draw, height };
}
