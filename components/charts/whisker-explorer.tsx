"use client";

import { type ComponentType, type ReactNode, useEffect, useRef, useState } from "react";
import type { WhiskerProps } from "./dot-whisker";

/** Below this width the server's drawing is the better one: it sets labels above the rows. */
const WIDE = 672;

/** Shows its children (the chart as the server drew it) and, where there is room, the explorable one once it has loaded. */
export function WhiskerExplorer({ children, ...props }: WhiskerProps & { children: ReactNode }) {
  const [Chart, setChart] = useState<ComponentType<WhiskerProps> | null>(null);
  const [roomy, setRoomy] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!box.current) return;
    const watch = new ResizeObserver(([entry]) => setRoomy((entry?.contentRect.width ?? 0) >= WIDE));
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    if (!roomy) return;
    let wanted = true;
    import("./recharts-whiskers").then(
      (m) => wanted && setChart(() => m.RechartsWhiskers),
      () => undefined, // Offline: the server's drawing stays.
    );
    return () => {
      wanted = false;
    };
  }, [roomy]);
  return <div ref={box}>{Chart && roomy && props.rows.length > 0 ? <Chart {...props} /> : children}</div>;
}
