/** Where each answer stands further down. */
export function OnThisPage({ parts }: { parts: readonly { id: string; label: string }[] }) {
  return (
    <nav aria-label="On this page" className="screen-only">
      <ul className="flex flex-wrap gap-x-5">
        {parts.map((p) => (
          <li key={p.id}>
            <a href={`#${p.id}`} className="inline-flex min-h-8 items-center type-note link text-ink2">
              {p.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
