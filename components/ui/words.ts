/** Which labels a page speaks in; never which numbers. */
export type Words = "fin" | "infra";

const INFRA_PATHS = ["/upload", "/runs", "/compare", "/measure", "/docs"];

export function defaultWords(path: string): Words {
  return INFRA_PATHS.some((p) => path === p || path.startsWith(`${p}/`)) ? "infra" : "fin";
}

/** The `words` of the address, or the page's own. Takes what Next's `searchParams` holds. */
export function readWords(value: string | string[] | null | undefined, path: string): Words {
  return value === "fin" || value === "infra" ? value : defaultWords(path);
}
