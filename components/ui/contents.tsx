/** What stands on a long page, with the way there. */
export function Contents({ items }: { items: readonly { id: string; title: string }[] }) {
  return (
    <nav aria-label="On this page" className="screen-only max-lg:hidden">
      <ul className="grid gap-0.5 lg:sticky lg:top-20">
        {items.map((c) => (
          <li key={c.id}>
            <a
              href={`#${c.id}`}
              className="flex min-h-8 items-center rounded type-note text-ink2 hover:text-ink hover:underline"
            >
              {c.title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
