"use client";

import type { Route } from "next";
import { Link } from "./link";
import { usePathname, useSearchParams } from "next/navigation";
import { Suspense, useEffect, useRef } from "react";
import { cx } from "./class-names";
import { SegmentedLinks } from "./segmented";
import { ThemeSwitch } from "./theme-switch";
import { defaultWords, readWords, type Words } from "./words";

const PLACES = [
  ["/", "Start"],
  ["/upload", "Upload"],
  ["/runs", "Runs"],
  ["/compare", "Compare"],
  ["/spend", "Spend"],
  ["/prices", "Prices"],
  ["/scenarios", "Scenarios"],
  ["/reports", "Reports"],
  ["/evidence", "Evidence"],
  ["/methods", "Methods"],
] as const;

const isHere = (path: string, place: string) =>
  place === "/" ? path === "/" : path === place || path.startsWith(`${place}/`);

function Places({ path, className }: { path: string; className?: string }) {
  return (
    <ul className={className}>
      {PLACES.map(([href, word]) => (
        <li key={href}>
          <Link
            href={href as Route}
            aria-current={isHere(path, href) ? "page" : undefined}
            className={cx(
              "flex min-h-11 items-center rounded px-2 text-sm hover:bg-sunken hover:text-ink lg:min-h-8",
              isHere(path, href) ? "font-semibold text-ink" : "text-ink2",
            )}
          >
            {word}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function wordsHref(path: string, query: string, words: Words): string {
  const params = new URLSearchParams(query);
  if (words === defaultWords(path)) params.delete("words");
  else params.set("words", words);
  const rest = params.toString();
  return rest ? `${path}?${rest}` : path;
}

function WordsLinks({ path, query }: { path: string; query: string }) {
  const words = readWords(new URLSearchParams(query).get("words"), path);
  return (
    <SegmentedLinks
      label="Words"
      options={[
        { href: wordsHref(path, query, "fin"), label: "Finance", current: words === "fin" },
        { href: wordsHref(path, query, "infra"), label: "Infra", current: words === "infra" },
      ]}
    />
  );
}

function WordsSwitch({ path }: { path: string }) {
  return <WordsLinks path={path} query={useSearchParams().toString()} />;
}

/** Brand, places, words, theme. A shared report shows neither places nor words: its reader has only that page. */
export function SiteHeader() {
  const path = usePathname();
  const menu = useRef<HTMLDetailsElement>(null);
  const shared = path.startsWith("/r/");
  useEffect(() => {
    if (menu.current) menu.current.open = false;
  }, [path]);
  return (
    <header className="sticky top-0 z-20 border-b border-line bg-surface screen-only">
      <div className="page-width flex min-h-14 items-center gap-x-2 sm:gap-x-4">
        <Link href="/" className="flex min-h-11 items-center rounded font-serif text-lg font-semibold">
          Bareline
        </Link>
        {shared ? null : (
          <nav aria-label="Places" className="hidden lg:block">
            <Places path={path} className="flex" />
          </nav>
        )}
        <div className="ms-auto flex items-center gap-1.5 sm:gap-2">
          <ThemeSwitch />
          {shared ? null : (
            <>
              <Suspense fallback={<WordsLinks path={path} query="" />}>
                <WordsSwitch path={path} />
              </Suspense>
              <details ref={menu} className="relative lg:hidden">
                <summary className="flex min-h-11 items-center rounded border border-control px-3 type-note font-medium sm:min-h-8">
                  Menu
                </summary>
                <nav
                  aria-label="Places, menu"
                  className="absolute end-0 mt-2 w-44 rounded border border-line bg-surface p-2 shadow-menu"
                >
                  <Places path={path} className="grid" />
                </nav>
              </details>
            </>
          )}
        </div>
      </div>
    </header>
  );
}
