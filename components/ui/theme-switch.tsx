"use client";

import { useSyncExternalStore } from "react";
import { THEME_KEY } from "./theme";

const next = { system: "light", light: "dark", dark: "system" } as const;
type Theme = keyof typeof next;
const words = { system: "System", light: "Light", dark: "Dark" } satisfies Record<Theme, string>;

function subscribe(changed: () => void) {
  const watch = new MutationObserver(changed);
  watch.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  return () => watch.disconnect();
}
function current(): Theme {
  const theme = document.documentElement.dataset.theme;
  return theme === "light" || theme === "dark" ? theme : "system";
}

function choose(theme: Theme) {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  try {
    if (theme === "system") localStorage.removeItem(THEME_KEY);
    else localStorage.setItem(THEME_KEY, theme);
  } catch {
    // Storage may be forbidden: the choice then lasts until the page is left.
  }
}

export function ThemeSwitch() {
  const theme = useSyncExternalStore(subscribe, current, () => "system" as const);
  return (
    <button
      type="button"
      onClick={() => choose(next[theme])}
      className="needs-script inline-flex min-h-11 items-center gap-1.5 rounded px-2 type-note text-ink2 hover:bg-sunken hover:text-ink sm:min-h-8"
    >
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
      </svg>
      <span className="sr-only">Theme: </span>
      <span className="max-sm:sr-only">{words[theme]}</span>
    </button>
  );
}
