"use client";

import { useLive } from "./live-rows";

/** The address as it now is, for a form whose answer is the same page changed. */
export function SearchField() {
  return <input type="hidden" name="search" value={useLive().query} />;
}
