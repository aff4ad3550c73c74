"use client";

import { useEffect } from "react";

/** Opens the fold that the address names, also where the page was reached by a link of the app. */
export function OpenByAddress() {
  useEffect(() => {
    function open() {
      const target = document.getElementById(location.hash.slice(1));
      const fold = target?.closest("details");
      if (!target || !fold || fold.open) return;
      fold.open = true;
      target.scrollIntoView();
    }
    open();
    addEventListener("hashchange", open);
    return () => removeEventListener("hashchange", open);
  }, []);
  return null;
}
