"use client";

import { useEffect } from "react";

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest("input, select, textarea, [contenteditable]") !== null;

/** The key t goes from the chart to its table, and back. */
export function TableKey() {
  useEffect(() => {
    const press = (e: KeyboardEvent) => {
      if (e.key !== "t" || e.ctrlKey || e.metaKey || e.altKey || isTyping(e.target)) return;
      if (document.querySelector("dialog:modal")) return;
      const table = document.querySelector<HTMLElement>("#table [role=group]");
      const chart = document.getElementById("overhead-chart");
      const there = table?.contains(document.activeElement) ? chart : table;
      if (!there) return;
      e.preventDefault();
      there.scrollIntoView({ block: "start" });
      there.focus({ preventScroll: true });
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
  return null;
}
