import { DataTable, Td, Th } from "@/components/ui/data-table";
import { GradeBadge } from "@/components/ui/grade-badge";
import { FindingChip } from "@/components/ui/notice";
import type { Grade } from "@/lib/core/evidence/grade";
import { formatDate, formatInstant, formatMoney } from "@/lib/view/format";
import { LinkActions, type LinkAct } from "./link-actions";

export interface ReportRow {
  id: string;
  name: string;
  createdAt: string;
  grade: Grade;
  perYear: number;
  currency: string;
  links: {
    id: string;
    state: "live" | "expired" | "revoked";
    createdAt: string;
    expiresAt: string | null;
    revokedAt: string | null;
    lastViewedAt: string | null;
    views: number;
  }[];
}

interface Props {
  reports: readonly ReportRow[];
  act: LinkAct;
}

/** One row a link, grouped by report: who can see what, since when, how often. */
export function ReportTable({ reports, act }: Props) {
  return (
    <DataTable label="Reports and their links" roomy>
      <thead>
        <tr>
          <Th>Report</Th>
          <Th>Link</Th>
          <Th num>Ends</Th>
          <Th num>Views</Th>
          <Th>Last viewed</Th>
          <Th>
            <span className="sr-only">Actions</span>
          </Th>
        </tr>
      </thead>
      {reports.map((report) => (
        <tbody key={report.id}>
          {report.links.map((link, i) => (
            <tr key={link.id}>
              {i === 0 ? (
                <Th scope="rowgroup" rowSpan={report.links.length} className="min-w-44 max-w-96">
                  <span className="font-medium">{report.name}</span>
                  <span className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 type-note text-ink3">
                    Frozen {formatDate(report.createdAt)}
                    <span className="num text-ink2">{formatMoney(report.perYear, report.currency)} a year</span>
                    <GradeBadge grade={report.grade} />
                  </span>
                </Th>
              ) : null}
              <Td className="whitespace-nowrap first:ps-4">
                <State link={link} />
              </Td>
              <Td num>{endWords(link)}</Td>
              <Td num>{link.views.toLocaleString("en-US")}</Td>
              <Td className="whitespace-nowrap text-ink2">
                {link.lastViewedAt === null ? "never" : formatInstant(link.lastViewedAt)}
              </Td>
              <Td className="text-end">
                <LinkActions act={act} reportId={report.id} linkId={link.id} name={report.name} state={link.state} />
              </Td>
            </tr>
          ))}
        </tbody>
      ))}
    </DataTable>
  );
}

type Link = ReportRow["links"][number];

function State({ link: { state } }: { link: Link }) {
  if (state === "live") return <FindingChip level="pass">Live, public</FindingChip>;
  return <span className="type-note text-ink2">{state === "expired" ? "Expired" : "Revoked"}</span>;
}

function endWords({ state, expiresAt, revokedAt }: Link): string {
  if (state === "revoked" && revokedAt) return `ended ${formatDate(revokedAt)}`;
  return expiresAt === null ? "no end" : formatDate(expiresAt);
}
