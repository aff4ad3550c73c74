import type { ComponentProps, ReactNode } from "react";
import { cx } from "./class-names";

interface Props {
  /** Names the table and its scroll region. */
  label: string;
  /** Shown above the table; otherwise the label is for screen readers only. */
  caption?: ReactNode;
  /** The first column stays in sight while the rest scrolls. */
  stickyFirst?: boolean;
  /** The head stays in sight while a long table scrolls inside a box of this height (CSS length). */
  maxHeight?: string;
  roomy?: boolean;
  children: ReactNode;
  className?: string;
}

/** Wide tables scroll inside a named region that the keyboard can reach; never the page. */
export function DataTable({ label, caption, stickyFirst, maxHeight, roomy, children, className }: Props) {
  return (
    // A scroll region must be reachable by keyboard
    <div
      role="group"
      aria-label={label}
      tabIndex={0}
      style={maxHeight ? { maxHeight } : undefined}
      className={cx("relative max-w-full overflow-auto print:max-h-none! print:overflow-visible", className)}
    >
      <table
        className={cx(
          "w-full border-collapse type-table",
          roomy ? "[--row:0.5625rem]" : "[--row:0.3125rem]",
          stickyFirst &&
            "[&_tr>*:first-child]:sticky [&_tr>*:first-child]:start-0 [&_tr>*:first-child]:z-1 [&_tr>*:first-child]:bg-surface [&_thead_tr>*:first-child]:z-3",
        )}
      >
        <caption className={caption ? "pb-2 text-start type-note text-ink3" : "sr-only"}>
          {typeof caption === "string" ? <span className="sr-only">{label}: </span> : null}
          {caption ?? label}
        </caption>
        {children}
      </table>
    </div>
  );
}

interface CellProps {
  /** A column of figures: to the right, digits of one width. */
  num?: boolean;
}

export function Th({ num, className, scope = "col", ...rest }: CellProps & ComponentProps<"th">) {
  return (
    <th
      scope={scope}
      className={cx(
        "border-b border-line py-(--row) ps-4 align-bottom font-normal first:ps-0",
        scope === "col" ? "sticky top-0 z-2 bg-surface type-note font-medium text-ink3" : "align-top text-ink",
        num ? "text-end" : "text-start",
        className,
      )}
      {...rest}
    />
  );
}

export function Td({ num, className, ...rest }: CellProps & ComponentProps<"td">) {
  return (
    <td
      className={cx(
        "border-b border-line py-(--row) ps-4 align-top first:ps-0",
        num ? "num text-end" : "text-start",
        className,
      )}
      {...rest}
    />
  );
}

/** Head and rows of text in one go, for charts' twins and small tables. `num` names the columns of figures by index. */
export function PlainTable({
  label,
  head,
  rows,
  num = [],
  caption,
  stickyFirst,
  maxHeight,
}: {
  label: string;
  head: readonly ReactNode[];
  rows: readonly (readonly ReactNode[])[];
  num?: readonly number[];
  caption?: ReactNode;
  stickyFirst?: boolean;
  maxHeight?: string;
}) {
  return (
    <DataTable label={label} caption={caption} stickyFirst={stickyFirst} maxHeight={maxHeight}>
      <thead>
        <tr>
          {head.map((h, i) => (
            // Columns have no other name
            <Th key={i} num={num.includes(i)}>
              {h}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, r) => (
          // Rows are drawn once, in order
          <tr key={r}>
            {row.map((c, i) =>
              i === 0 ? (
                // Columns have no other name
                <Th key={i} scope="row" num={num.includes(i)}>
                  {c}
                </Th>
              ) : (
                // Columns have no other name
                <Td key={i} num={num.includes(i)}>
                  {c}
                </Td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
