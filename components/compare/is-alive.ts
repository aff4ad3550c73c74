"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** False on the server and while the page is taken over; true from then on. */
export const useIsAlive = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
