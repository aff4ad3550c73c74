"use client";

import { useEffect } from "react";
import type { Halt } from "./upload-turns";

const ASK_EVERY_MS = 5000;

/** Goes on by itself: when a busy server's time is over, when the browser is online again, when the server answers again. */
export function useHalt(halt: Halt | null, resume: () => void) {
  useEffect(() => {
    if (halt?.why === "busy") {
      const timer = setTimeout(resume, Math.max(0, halt.until - Date.now()));
      return () => clearTimeout(timer);
    }
    if (halt?.why !== "lost") return;
    const ask = setInterval(async () => {
      const alive = await fetch("/api/health/live", { cache: "no-store" }).catch(() => null);
      if (alive?.ok) resume();
    }, ASK_EVERY_MS);
    window.addEventListener("online", resume);
    return () => {
      clearInterval(ask);
      window.removeEventListener("online", resume);
    };
  }, [halt, resume]);
}
