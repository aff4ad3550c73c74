/** What command lines and requests carry: secrets of curl, of databases and of clouds, names of the machines of a launcher. */
import type { Match, Pattern } from "./patterns";
import { REMOVED } from "./removal";
import { BLANK, COLON, EQUALS, HYPHEN, SLASH } from "./signs";
import { COUNT, VALUE } from "./value-pattern";

/** Keeps the first group, and the quote before the value. */
const valueGone = ({ groups }: Match): string => `${groups[0] ?? ""}${groups[1] ?? ""}${REMOVED}`;

export const COMMAND_PATTERNS: readonly Pattern[] = [
  {
    kind: "secrets",
    needs: [COLON],
    find: /\b((?:set-)?cookie\\?["']?:\s{0,4}\\?["']?)()(?!\s|\(removed\))(?=[^"'\\\n]{0,200}=)[^"'\\\n]{1,2048}/gi,
    put: valueGone,
  },
  {
    kind: "secrets",
    needs: [SLASH],
    find: /(\bhttps:\/\/(?:hooks\.slack\.com|discord(?:app)?\.com\/api\/webhooks)\/)()[\w/-]{1,300}/g,
    put: valueGone,
  },
  {
    kind: "secrets",
    needs: [EQUALS],
    find: new RegExp(String.raw`([?&]sig=|\b(?:AccountKey|SharedAccessKey|Pwd)=)${VALUE}`, "g"),
    put: valueGone,
  },
  {
    kind: "secrets",
    needs: [HYPHEN],
    find: /(\bcurl\s(?:[^\n]{0,300}?\s)?(?:-u|--user)[\s=]{1,4}\\?["']?)()(?!\(removed\))[^\s"'\\:]{1,128}:[^\s"'\\]{0,512}/g,
    put: valueGone,
  },
  {
    kind: "secrets",
    needs: [HYPHEN],
    find: new RegExp(
      String.raw`(\bsshpass\s{1,4}-p\s{0,4}|\bredis-cli\s(?:[^\n]{0,200}?\s)?-a\s{1,4}|\bmysql(?:dump|slap|admin)?\s(?:[^\n]{0,200}?\s)?-p(?=\S))${VALUE}`,
      "g",
    ),
    put: valueGone,
  },
  {
    kind: "dumps",
    needs: [EQUALS],
    find: new RegExp(
      String.raw`((?:^|\s)(?:-e|--env|set)[\s=]{1,4}[A-Z_][A-Z0-9_]{0,100}=|\$env:[A-Za-z_]\w{0,100}\s{0,4}=\s{0,4})${COUNT}${VALUE}`,
      "g",
    ),
    put: valueGone,
  },
  {
    kind: "hosts",
    needs: [BLANK],
    find: /(\b(?:mpirun|mpiexec|prun|horovodrun)\s(?:[^\n]{0,300}?\s)?(?:-H|--?hosts?)[\s=]{1,4})([A-Za-z0-9][\w.:,-]{0,500})/g,
    put: ({ groups: [before, hosts] }, alias) => `${before ?? ""}${(hosts ?? "").split(",").map(alias).join(",")}`,
  },
  {
    kind: "hosts",
    needs: [COLON],
    find: /(\bsrun: job \d{1,12} on |\bsalloc: Nodes )([A-Za-z][\w.[\],-]{0,254})/g,
    put: ({ groups: [before, host] }, alias) => `${before ?? ""}${alias(host ?? "")}`,
  },
];
