"use client";

import { useEffect } from "react";
import type { Halt } from "./upload-turns";

const ASK_EVERY_MS = 5000;

/**
 * Goes on by itself: when a busy server's time is over, when the browser is online again, when the server answers again.
 * `resume` is told which halt is over: by then somebody may have pressed Stop.
 */
export function useHalt(halt: Halt | null, resume: (over: Halt) => void) {
  useEffect(() => {
    if (!halt) return;
    const goOn = () => resume(halt);
    if (halt.why === "busy") {
      const timer = setTimeout(goOn, Math.max(0, halt.until - Date.now()));
      return () => clearTimeout(timer);
    }
    if (halt.why !== "lost") return;
    const asking = new AbortController();
    let isAsking = false;
    const ask = setInterval(async () => {
      if (isAsking) return;
      isAsking = true;
      const { signal } = asking;
      const alive = await fetch("/api/health/live", { cache: "no-store", signal }).catch(() => null);
      isAsking = false;
      if (alive?.ok) goOn();
    }, ASK_EVERY_MS);
    window.addEventListener("online", goOn);
    return () => {
      asking.abort();
      clearInterval(ask);
      window.removeEventListener("online", goOn);
    };
  }, [halt, resume]);
}
