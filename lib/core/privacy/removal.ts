/** Kinds of what is private (FORMATS 1.8), and how a person is told of each. */
export const REMOVAL_WORDS = {
  secrets: "API keys, tokens and passwords",
  texts: "prompts and generated texts",
  dumps: "environment dumps and command lines",
  hosts: "host names (replaced by aliases)",
  users: "user names",
  ids: "serial numbers, UUIDs and board ids",
  addresses: "network addresses",
  mail: "e-mail addresses",
  directories: "directories",
  rest: "bytes after a mistake in the file",
} as const;

export type RemovalKind = keyof typeof REMOVAL_WORDS;

/** What was private in a file and was taken out before anything was stored. */
export interface Removal {
  what: string;
  count: number;
}

/** Stands where something private stood. */
export const REMOVED = "(removed)";
