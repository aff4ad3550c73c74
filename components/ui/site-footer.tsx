import { Link } from "./link";
import type { Route } from "next";

export function SiteFooter() {
  return (
    <footer className="mt-auto border-t border-line screen-only">
      <div className="page-width flex flex-wrap justify-between gap-x-8 gap-y-2 py-6 type-note text-ink3">
        <p className="measure">
          Positive always means the virtualized side did less work. Figures nobody measured carry their grade.
        </p>
        <ul className="flex flex-wrap gap-x-4 gap-y-1">
          {[
            ["/measure", "What to measure"],
            ["/docs/formats", "What is read"],
            ["/methods", "How it is computed"],
            ["/evidence", "Where the figures come from"],
            ["/api/openapi.json", "API"],
          ].map(([href, word]) => (
            <li key={href}>
              <Link href={href as Route} className="inline-flex min-h-6 items-center link text-ink2">
                {word}
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </footer>
  );
}
