/**
 * What is private wherever it stands (FORMATS 1.8): key shapes, addresses, ids, home directories, names of machines.
 * Every expression is linear on hostile text: bounded repeats, and a place to begin that most text does not have.
 * What is put in its place is matched by none of them, so that a second time changes nothing.
 */
import type { RemovalKind } from "./removal";
import { REMOVED } from "./removal";
import { COMMAND_PATTERNS } from "./command-patterns";
import { COUNT, VALUE } from "./value-pattern";
import { AT, BLANK, CAPITAL, COLON, DOT, EQUALS, HYPHEN, SLASH, UNDERSCORE } from "./signs";

export interface Pattern {
  readonly kind: RemovalKind;
  /** Each group of signs must be there in part for the expression to be tried. */
  readonly needs: readonly number[];
  readonly find: RegExp;
  /** What stands instead; the match itself: it is not private after all. */
  readonly put: (match: Match, alias: (name: string) => string) => string;
}
export interface Match {
  readonly whole: string;
  readonly groups: readonly string[];
  readonly at: number;
  readonly text: string;
}

const gone = (): string => REMOVED;
/** Keeps the first group, and the quote before the value. */
const valueGone = ({ groups }: Match): string => `${groups[0] ?? ""}${groups[1] ?? ""}${REMOVED}`;

const SECRET_NAME = [
  "api[-_]?keys?",
  "(?:access|auth|hf|hub|bearer|session|refresh|security|api|github|gitlab|wandb|ngc)[-_]?token",
  "password",
  "passwd",
  "passphrase",
  "secret(?:[-_]?(?:access[-_]?)?key|[-_]?token)?",
  "access[-_]?key(?:[-_]?id)?",
  "private[-_]?key",
  "credentials?",
].join("|");
const SHAPES = [
  "sk-[\\w-]{8,512}",
  "[sr]k_(?:live|test)_[A-Za-z0-9]{8,512}",
  "hf_(?=[a-z]{0,64}[A-Z0-9])[A-Za-z0-9]{8,512}",
  "gh[opusr]_[A-Za-z0-9]{10,512}",
  "github_pat_\\w{10,512}",
  "gl(?:pat|dt|rt)-[\\w-]{10,512}",
  "(?:AKIA|ASIA)[A-Z0-9]{12,64}",
  "xox[a-z]-[\\w-]{8,512}",
  "AIza[\\w-]{20,512}",
  "nvapi-[\\w-]{10,512}",
  "npm_[A-Za-z0-9]{20,512}",
  "pypi-[\\w-]{20,512}",
  "dckr_pat_[\\w-]{10,512}",
  "eyJ[\\w-]{8,4096}\\.[\\w-]{4,4096}(?:\\.[\\w-]{0,4096})?",
].join("|");

const OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
/** Four numbers with points that follow one of these are a version. */
const VERSION_BEFORE =
  /(?:version|\bver|release|driver|firmware|build|cudnn|tensorrt|trt|cuda|nccl|rocm|hip|python|torch|kernel|bios|library|runtime)\W{0,12}$/i;
/** Whose pages the logs of tools point at. */
const PUBLIC =
  /(?:^|\.)(?:github|githubusercontent|gitlab|huggingface|hf|nvidia|intel|amd|pytorch|tensorflow|python|pypi|vllm|sglang|kernel|ubuntu|debian|redhat|docker|googleapis|google|microsoft|apache|gnu|w3|openai|anthropic|mlcommons|openbenchmarking|phoronix-test-suite|readthedocs|slack|discord|discordapp|example)\.(?:com|org|net|io|co|ai|dev)$/;
const LOOPBACK = /^(?:127\.|0\.0\.0\.0$)/;

/** In this order: those that name machines come last and look at what the others left. */
export const PATTERNS: readonly Pattern[] = [
  {
    kind: "secrets",
    needs: [HYPHEN],
    find: /-----BEGIN [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?:(?!-----END )[^]){0,65536}(?:-----END [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----)?/g,
    put: gone,
  },
  {
    kind: "secrets",
    needs: [AT],
    find: /(:\/\/)()(?!\(removed\))[^\s/@:"'\\]{1,128}(?::[^\s/@"'\\]{0,512})?(?=@)/g,
    put: valueGone,
  },
  {
    kind: "secrets",
    needs: [COLON | EQUALS],
    find: /\b(authorization\\?["']?\s{0,4}[:=]\s{0,4}\\?["']?)()(?!\s|\(removed\))[^"'\\\n]{1,2048}/gi,
    put: valueGone,
  },
  {
    kind: "secrets",
    needs: [BLANK],
    find: /\b(bearer\s{1,4})()(?!\(removed\)|host-\d)(?=[\w.~+/=-]{0,2048}\d|[\w.~+/=-]{20})[\w.~+/=-]{6,2048}/gi,
    put: valueGone,
  },
  {
    kind: "secrets",
    needs: [HYPHEN | UNDERSCORE | CAPITAL],
    find: new RegExp(`(?<![A-Za-z0-9_-])(?:${SHAPES})`, "g"),
    put: gone,
  },
  {
    kind: "secrets",
    needs: [HYPHEN],
    find: new RegExp(
      String.raw`(?<![\w-])(--?(?:[A-Za-z][\w-]{0,40}[-_])?(?:api[-_]?key|token|passw(?:or)?d|secret|credentials?)(?:=|\s{1,4}))(?!-)${COUNT}${VALUE}`,
      "gi",
    ),
    put: valueGone,
  },
  {
    kind: "secrets",
    needs: [COLON | EQUALS],
    find: new RegExp(
      String.raw`(?<![\w-])((?:[\w-]{0,40}[_-])?(?:${SECRET_NAME})\\?["']?\s{0,4}[:=]\s{0,4})${VALUE}`,
      "gi",
    ),
    put: valueGone,
  },
  {
    kind: "secrets",
    needs: [COLON | EQUALS],
    find: new RegExp(
      String.raw`(?<![\w-])((?:[\w-]{0,40}[_-])?token\\?["']?\s{0,4}[:=]\s{0,4})(?=\\?["']?[A-Za-z_.~+/-]{0,64}\d[\w.~+/=-]{8})${COUNT}${VALUE}`,
      "gi",
    ),
    put: valueGone,
  },
  {
    kind: "secrets",
    needs: [EQUALS],
    find: new RegExp(
      String.raw`(?<![\w-])((?:[A-Z][A-Z0-9_]{0,60}_)?(?:KEY|TOKEN|SECRET|PASSWORD|PASSWD|PASS|PWD|CREDENTIALS?)=)${COUNT}${VALUE}`,
      "g",
    ),
    put: valueGone,
  },
  ...COMMAND_PATTERNS,
  {
    kind: "dumps",
    needs: [EQUALS | BLANK],
    find: new RegExp(String.raw`((?:^|[\s+;])(?:export|declare -x|setenv)\s{1,4}[A-Za-z_]\w{0,100}[= ])${VALUE}`, "g"),
    put: valueGone,
  },
  {
    kind: "mail",
    needs: [AT],
    find: /(?<![\w.%+-])[\w.%+-]{1,64}@[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9-]{1,63}){0,6}\.[A-Za-z]{2,24}(?![\w-])/g,
    put: gone,
  },
  {
    kind: "ids",
    needs: [HYPHEN],
    find: /(?:\b(?:GPU|MIG)-)?(?<![0-9A-Fa-f])[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}(?![0-9A-Fa-f])/g,
    put: gone,
  },
  {
    kind: "addresses",
    needs: [COLON],
    find: /(?<![\w:.])(?:[0-9A-Fa-f]{2}:){5}(?:(?:[0-9A-Fa-f]{2}:){2})?[0-9A-Fa-f]{2}(?![\w:])/g,
    put: gone,
  },
  {
    // With a letter: only digits are a time.
    kind: "addresses",
    needs: [HYPHEN],
    find: /(?<![\w-])(?=[\d-]{0,16}[A-Fa-f])(?:[0-9A-Fa-f]{2}-){5}[0-9A-Fa-f]{2}(?![\w-])/g,
    put: gone,
  },
  {
    kind: "ids",
    needs: [COLON | EQUALS],
    find: /\b(GUIDs?\\?["']?\s{0,40}[:=]\s{0,8})(\\?")?(?:0x)?[0-9A-Fa-f:]{16,64}/gi,
    put: valueGone,
  },
  {
    kind: "addresses",
    needs: [COLON],
    find: /(?<![\w:.])(?=[0-9a-f:]{0,40}::|(?:[0-9a-f]{1,4}:){7})(?:fe[89ab][0-9a-f]|f[cd][0-9a-f]{2}|[23][0-9a-f]{3})(?::[0-9a-f]{0,4}){2,7}(?:%\w{1,16})?(?![\w:])/gi,
    put: gone,
  },
  {
    kind: "addresses",
    needs: [DOT],
    find: new RegExp(String.raw`(?<![\w.-])(?:${OCTET}\.){3}${OCTET}(?![\w-]|\.\d)`, "g"),
    put: ({ whole, at, text }) =>
      LOOPBACK.test(whole) || VERSION_BEFORE.test(text.slice(Math.max(0, at - 40), at)) ? whole : REMOVED,
  },
  {
    kind: "directories",
    needs: [SLASH],
    find: /(?<![\w.~-])[A-Za-z]:\\{1,2}Users\\{1,2}[^\s/\\"':;,<>|()[\]{}]{1,64}(?: [^\s/\\"':;,<>|()[\]{}]{1,64}){1,3}(?=\\)/g,
    put: () => "~",
  },
  {
    kind: "directories",
    needs: [SLASH],
    find: /(?<![\w.~-])(?:[A-Za-z]:[\\/]{1,2}(?:Users|Documents and Settings)[\\/]{1,2}|(?:\/[\w.-]{1,64}){0,8}\/(?:home|[Uu]sers)\/)[^\s/\\"':;,<>|()[\]{}]{1,64}/g,
    put: () => "~",
  },
  {
    kind: "directories",
    needs: [SLASH],
    find: /(?<![\w.~-])\/root(?=[\s/"'\\,:;)\]}]|$)/g,
    put: () => "~",
  },
  {
    kind: "hosts",
    needs: [AT],
    find: /^((?:\([^()\s]{1,64}\)\s{0,4})?\[?)([A-Za-z_][\w.-]{0,63})@([A-Za-z0-9][\w.-]{0,63})(?=(?::| )[^\n$#%>]{0,200}[$#%>](?:\s|$))/g,
    put: ({ groups: [before, , host] }, alias) => `${before ?? ""}user@${alias(host ?? "")}`,
  },
  {
    kind: "hosts",
    needs: [AT],
    find: /(?<![\w-])((?:ssh|scp|sftp|rsync|srun|pdsh)\s(?:[^\n@]{0,120}\s)?)([A-Za-z_][\w.-]{0,63})@([A-Za-z0-9][\w.-]{0,63})/g,
    put: ({ groups: [before, , host] }, alias) => `${before ?? ""}user@${alias(host ?? "")}`,
  },
  {
    kind: "hosts",
    needs: [AT],
    find: /(?<![\w.@-])(?:root|admin|ubuntu|debian|centos|rocky|ec2-user|azureuser|opc|nvidia|jovyan)@([A-Za-z][\w-]{0,63})(?![\w@.])/g,
    put: ({ groups: [host] }, alias) => `user@${alias(host ?? "")}`,
  },
  {
    kind: "hosts",
    needs: [SLASH],
    find: /(?<=\b(?:https?|grpcs?|tcp|udp|wss?|rediss?|postgres(?:ql)?|mysql|mongodb|amqp|ftp|ssh|zmq):\/\/(?:\(removed\)@)?)([A-Za-z0-9][\w-]{0,62}(?=[:/"'\s\\)]|$)|[A-Za-z0-9][\w.-]{0,253}(?=:\d))/gi,
    put: ({ whole }, alias) => alias(whole),
  },
  {
    kind: "hosts",
    needs: [SLASH],
    find: /(?<=\bhttps?:\/\/(?:\(removed\)@)?)(?!www\.|docs?\.)[A-Za-z0-9][\w-]{0,62}(?:\.[A-Za-z0-9-]{1,63}){2,6}(?=[/"'\s\\)?#,]|$)/g,
    put: ({ whole }, alias) => (PUBLIC.test(whole) ? whole : alias(whole)),
  },
  {
    kind: "hosts",
    needs: [DOT],
    find: /(?<![\w.@/-])[A-Za-z0-9][\w-]{0,62}(?:\.[A-Za-z0-9-]{1,63}){0,5}\.(?:local|internal|lan|corp|intra|intranet)(?![\w.-])/g,
    put: ({ whole }, alias) => alias(whole),
  },
  {
    kind: "hosts",
    needs: [HYPHEN],
    find: /(?<![\w.-])ip(?:-\d{1,3}){4}(?![\w-])/g,
    put: ({ whole }, alias) => alias(whole),
  },
  {
    kind: "hosts",
    needs: [BLANK],
    find: /\b((?:Linux|Darwin|FreeBSD|SunOS) )([\w.-]{1,255})(?= \d{1,4}\.[\w.+~-]{1,100} (?:#\d|Darwin|FreeBSD))/g,
    put: ({ groups: [before, host] }, alias) => `${before ?? ""}${alias(host ?? "")}`,
  },
  {
    kind: "hosts",
    needs: [BLANK],
    find: /^(Linux \d[\w.+~-]{1,100} \()([\w.-]{1,255})(?=\))/g,
    put: ({ groups: [before, host] }, alias) => `${before ?? ""}${alias(host ?? "")}`,
  },
  {
    kind: "hosts",
    needs: [COLON],
    find: /(\([0-9A-Fa-f]{4,8}(?::[0-9A-Fa-f]{2}){1,2}(?:\.[0-9A-Fa-f])?\): \()([^()\s]{1,255})(?=\))/g,
    put: ({ groups: [before, host] }, alias) => `${before ?? ""}${alias(host ?? "")}`,
  },
];
