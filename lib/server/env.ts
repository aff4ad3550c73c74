import "server-only";
import { readVariables } from "./variables.mjs";

export interface Environment {
  readonly access: "local";
  readonly host: string;
  readonly port: number;
  /** The public base of links, without a slash at its end. */
  readonly url: string;
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  /** Signs cookies; scripts/start.mjs makes one where none is given. */
  readonly secret: string | undefined;
}

let known: Environment | undefined;

/** The environment as scripts/start.mjs checked it; read once, and only when something asks. */
export function env(): Environment {
  known ??= parseEnvironment(process.env);
  return known;
}

export function parseEnvironment(given: Record<string, string | undefined>): Environment {
  const read = readVariables(given);
  if (!read.ok) throw new Error(read.message);
  const { variables } = read;
  return {
    access: "local",
    host: variables.HOST,
    port: Number(variables.PORT),
    url: new URL(variables.BARELINE_URL).origin,
    databaseUrl: variables.DATABASE_URL,
    dataDir: variables.BARELINE_DATA_DIR,
    secret: variables.BARELINE_SECRET,
  };
}
