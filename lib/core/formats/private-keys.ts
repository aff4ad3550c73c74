/**
 * What is never kept (FORMATS 1.8): texts of prompts and answers, environment dumps, command lines, secrets.
 * The names are compared as whole words, so that `total_input_tokens` and `time_to_first_token` pass.
 */
const TEXTS = new Set([
  "generated_texts",
  "generated_text",
  "prompts",
  "prompt",
  "response_text",
  "responses",
  "messages",
  "env",
  "envars",
  "environ",
  "cli_command",
  "input_config",
]);
const SECRET =
  /(?:^|[^a-z0-9])(?:api[-_]?keys?|access[-_]?tokens?|auth[-_]?tokens?|hf[-_]?tokens?|passwords?|passwd|secrets?|secret[-_]?keys?|credentials?|authorization)(?:[^a-z0-9]|$)/i;
/** Of a server's own description only these say what ran. */
const SERVER_INFO = new Set(["model_path", "tp_size", "dp_size", "dtype", "quantization", "kv_cache_dtype", "version"]);

/** `secret`: no value is kept; `text`: a number, `true` or `false` may stay, since `prompt: 512` is a length. */
export type Privacy = "secret" | "text" | null;

/** Whether the value of a key is kept, by the key and by the key of the object it stands in. */
export function privacyOf(key: string, parent: string | null): Privacy {
  if (SECRET.test(key)) return "secret";
  if (parent === "server_info") return SERVER_INFO.has(key) ? null : "secret";
  return TEXTS.has(key) ? "text" : null;
}
