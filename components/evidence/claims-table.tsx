import { DataTable, Td, Th } from "@/components/ui/data-table";
import { GradeBadge } from "@/components/ui/grade-badge";
import type { ClaimArticle } from "@/lib/core/evidence/claims";
import { formatDate } from "@/lib/view/format";

/** One article: what it says, line by line, and what is known of each line. */
export function ClaimsTable({ article }: { article: ClaimArticle }) {
  return (
    <div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="type-sub">
          {article.url ? (
            <a href={article.url} rel="noreferrer" className="link">
              {article.title}
            </a>
          ) : (
            article.title
          )}
        </h3>
        <GradeBadge grade={article.grade} />
      </div>
      <p className="mt-1 mb-3 measure type-note text-ink2">
        Publisher: {article.publisher}, {formatDate(article.date)}. {article.interest} {article.missing}
      </p>
      <DataTable label={`Claims of “${article.title}”`} roomy>
        <thead>
          <tr>
            <Th className="w-2/5">It says</Th>
            <Th>What is known</Th>
            <Th>Known from</Th>
          </tr>
        </thead>
        <tbody>
          {article.rows.map((r) => (
            <tr key={r.id}>
              <Th scope="row" className="min-w-44">
                {r.claim}
              </Th>
              <Td className="min-w-60">{r.known}</Td>
              <Td className="min-w-36 text-ink2">{r.source}</Td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </div>
  );
}
