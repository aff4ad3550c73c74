"use client";

import { type ComponentType, type ReactNode, useEffect, useState } from "react";
import type { FanProps } from "./fan";

/** Shows its children (the fan as the server drew it) and puts the explorable one in their place once that has loaded. */
export function FanExplorer({ children, ...props }: FanProps & { children: ReactNode }) {
  const [Chart, setChart] = useState<ComponentType<FanProps> | null>(null);
  useEffect(() => {
    let wanted = true;
    import("./recharts-fan").then(
      (m) => wanted && setChart(() => m.RechartsFan),
      () => undefined, // Offline: the server's drawing stays.
    );
    return () => {
      wanted = false;
    };
  }, []);
  return Chart ? <Chart {...props} /> : children;
}
