"use client";

import type { FocusEvent, MouseEvent } from "react";

const LIT = "data-lit";

function light(target: EventTarget, on: boolean): void {
  for (const lit of document.querySelectorAll(`[${LIT}]`)) lit.removeAttribute(LIT);
  const id = target instanceof Element ? target.closest<HTMLElement>("tr[data-for]")?.dataset.for : undefined;
  if (on && id) for (const cell of document.querySelectorAll(`.chart [data-row="${id}"]`)) cell.setAttribute(LIT, "");
}

/** Handlers of a table: the row that is pointed at or focused lights its mark in the chart. Nothing is drawn anew for it. */
export function useLight() {
  return {
    onMouseOver: (e: MouseEvent) => light(e.target, true),
    onMouseLeave: (e: MouseEvent) => light(e.target, false),
    onFocus: (e: FocusEvent) => light(e.target, true),
    onBlur: (e: FocusEvent) => light(e.target, false),
  };
}
