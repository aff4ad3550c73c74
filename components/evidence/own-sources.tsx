import { Button } from "@/components/ui/button";
import { DataTable, Td, Th } from "@/components/ui/data-table";
import { GradeBadge } from "@/components/ui/grade-badge";
import { type EvidenceSource, gradeOfSource, missingIn, rowOfSource } from "@/lib/core/evidence/own-source";
import { formatDate } from "@/lib/view/format";
import { overheadText } from "./overhead-text";

interface Props {
  sources: readonly { id: string; source: EvidenceSource; createdAt: string }[];
  remove: (id: string) => Promise<void>;
}

/** What was added here: what it comes to, its grade, and what keeps it from being cited. */
export function OwnSources({ sources, remove }: Props) {
  return (
    <DataTable label="Your sources" stickyFirst roomy>
      <thead>
        <tr>
          <Th>Source</Th>
          <Th num>Overhead</Th>
          <Th>Grade</Th>
          <Th>Added</Th>
          <Th>
            <span className="sr-only">Remove</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {sources.map(({ id, source, createdAt }) => (
          <tr key={id}>
            <Th scope="row" className="min-w-44">
              {source.url ? (
                <a href={source.url} rel="noreferrer" className="link [overflow-wrap:anywhere]">
                  {source.title}
                </a>
              ) : (
                source.title
              )}
              <span className="block type-note text-ink3">
                {[source.what, source.gpu, source.document, source.date].filter(Boolean).join(", ")}
              </span>
            </Th>
            <Td num className="font-semibold whitespace-nowrap">
              {overheadText(rowOfSource(id, source))}
            </Td>
            <Td>
              <GradeBadge grade={gradeOfSource(source)} />
              {missingIn(source).length > 0 ? (
                <span className="block type-note text-ink3">Missing: {missingIn(source).join(", ")}.</span>
              ) : null}
            </Td>
            <Td className="whitespace-nowrap text-ink2">{formatDate(createdAt)}</Td>
            <Td className="text-end">
              <form action={remove.bind(null, id)}>
                <Button type="submit" size="sm" variant="quiet" aria-label={`Remove ${source.title}`}>
                  Remove
                </Button>
              </form>
            </Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
