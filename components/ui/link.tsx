import NextLink from "next/link";
import type { ComponentProps } from "react";

/** A link inside the app. Every page reads the database: it is fetched when asked for, never in advance. */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />;
}
