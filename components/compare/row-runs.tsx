"use client";

import type { Route } from "next";
import { DataTable, Td, Th } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { SideMark } from "@/components/ui/side-mark";
import type { RowDetail } from "@/lib/view/compare-detail";

/** Every value of the row with the run and the file it came from; what is left out says why. */
export function RowRuns({ detail: { lines, unit, cut } }: { detail: RowDetail }) {
  const tails = lines.some((l) => l.p95 !== "–" || l.p99 !== "–");
  return (
    <section aria-labelledby="row-runs">
      <h3 id="row-runs" className="mb-2 type-sub">
        What each run says
      </h3>
      {cut ? <p className="mb-2 measure type-note text-ink2">{cut}</p> : null}
      <DataTable label="What each run says" stickyFirst maxHeight="24rem">
        <thead>
          <tr>
            <Th>Run</Th>
            <Th>Side</Th>
            <Th num>{unit ? `Value, ${unit}` : "Value"}</Th>
            <Th num>n</Th>
            {tails ? <Th num>p95</Th> : null}
            {tails ? <Th num>p99</Th> : null}
            <Th>File</Th>
          </tr>
        </thead>
        <tbody>
          {lines.map((l) => (
            <tr key={l.id} className={l.leftOut === null ? undefined : "text-ink3"}>
              <Th scope="row" className="max-w-56 min-w-36">
                <Link href={`/runs/${l.id}` as Route} className="link [overflow-wrap:anywhere]">
                  {l.name}
                </Link>
                {l.filename === l.name ? null : (
                  <span className="block type-note [overflow-wrap:anywhere] text-ink3">{l.filename}</span>
                )}
                {l.leftOut === null ? null : (
                  <span className="block type-note text-ink2">Left out, because: {l.leftOut}</span>
                )}
              </Th>
              <Td>
                <SideMark side={l.side} />
              </Td>
              <Td num>{l.value}</Td>
              <Td num>{l.n}</Td>
              {tails ? <Td num>{l.p95}</Td> : null}
              {tails ? <Td num>{l.p99}</Td> : null}
              <Td>
                <a
                  href={`/api/v1/runs/${l.id}/file`}
                  download
                  className="link"
                  aria-label={`Download ${l.filename} of ${l.name}`}
                >
                  Download
                </a>
              </Td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </section>
  );
}
