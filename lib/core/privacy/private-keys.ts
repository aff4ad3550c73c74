/**
 * What the name of a value says of its privacy (FORMATS 1.8, 5). Names are compared as whole words, so that
 * `total_input_tokens` and `time_to_first_token` pass.
 */
import type { RemovalKind } from "./removal";

/**
 * `all`: no value is kept. `texts`: texts, lists and objects go; a number stays, since `prompt: 512` is a length.
 * `list`: a list goes. `strings`: texts go. `sentences`: texts of several words go. `token`: a long text without
 * blanks goes. `alias`: names of machines. `path`: of a path the last part stays. `version`: four numbers with points
 * are no address here.
 */
export type How = "all" | "texts" | "list" | "strings" | "sentences" | "token" | "alias" | "path" | "version";
export interface KeyRule {
  readonly how: How;
  readonly kind: RemovalKind;
}

/** What the children of an object inherit: only named values of a server's own description, or of a client's, are kept. */
export type Scope = "server_info" | "input_config" | "environment" | "person" | null;

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const SECRET =
  /(?:^|_)(?:[a-z]{0,20}api_?keys?\d{0,4}|access_?keys?(?:_?ids?)?|(?:access|auth|hf|hub|bearer|session|refresh|security)_?tokens?|passwords?|passwd|pwd|(?:db|user|admin|root|smtp|ftp)_?pass|(?:openai|anthropic|azure|hf|gemini|google|aws|cohere|mistral|groq|nvidia|ngc|wandb|deepseek|account|encryption|signing)_key|passphrase|secrets?|secret_?(?:access_?)?keys?|private_?keys?|ssh_?keys?|credentials?|authorization)(?:_|$)/;
const TOKEN = /(?:^|_)token$|^tokens$/;
const SERIAL =
  /(?:^|_)serial_?(?:number|no|num)$|^(?:gpu|board|chassis|system|disk|drive|cpu|module|dimm)(?:_\d{1,3})?_(?:serial|sn)$/;
/** A variable of a shell. */
const VARIABLE = /^[A-Z][A-Z0-9]{0,40}_[A-Z0-9_]{1,80}$/;
const UUID = /(?:^|_)(?:uuids?|guids?)$/;
const VERSION = /version|driver|release|firmware|build|bios/;

const rules = (how: How, kind: RemovalKind, names: string): [string, KeyRule][] =>
  [...words(names)].map((name) => [name, { how, kind }]);

const NAMED: ReadonlyMap<string, KeyRule> = new Map([
  ...rules(
    "texts",
    "texts",
    `generated_texts generated_text prompts prompt response_text responses messages
    system_prompt user_prompt input_prompt input_prompts prompt_text conversations`,
  ),
  ...rules(
    "texts",
    "dumps",
    `env envs process_env container_env launch_env extra_env envars env_vars environ os_environ environment_variables cli_command
    command_line`,
  ),
  ...rules("list", "dumps", "args argv sys_argv cmdline cmd_line"),
  ...rules(
    "strings",
    "texts",
    `completion completions instruction instructions answer answers question questions response content contents
    output_text input_text request_args request_body raw_request raw_response raw_output payload generated_output generated_outputs reasoning reasoning_content reasoning_text`,
  ),
  ...rules("sentences", "texts", "text texts output outputs input inputs generated"),
  ...rules(
    "alias",
    "hosts",
    `hostname hostnames host_name host_names host hosts node nodename nodenames node_name
    node_names nodelist node_list fqdn local_host remote_host server_host client_host server_hostname machine_name
    computer_name vm_name pod pod_name master_addr dist_init_addr container_host`,
  ),
  ...rules(
    "strings",
    "ids",
    `s/n sn serial serials serial_number serial_no serialnumber board_id board_serial
    board_serial_number chassis_serial chassis_serial_number product_serial system_serial machine_id host_id instance_id
    asset_tag pdi gpu_part_number board_part_number service_tag`,
  ),
  ...rules("strings", "users", "user username user_name usernames login owner account logname run_by"),
  ...rules("strings", "mail", "email e_mail emails"),
  ...rules(
    "strings",
    "addresses",
    `ip ip_address ip_addr ipaddr ip_addresses ipv4 ipv6 mac mac_address gid public_ip
    private_ip external_ip internal_ip`,
  ),
  ...rules(
    "path",
    "directories",
    `model models model_id model_path model_name model_names model_filename model_file
    tokenizer tokenizer_id tokenizer_path tokenizer_name dataset dataset_path dataset_name data_path filename file_name
    file path directory dir cwd workdir working_directory output_file output_dir output_path result_dir result_file
    result_filename log_dir log_file engine_dir checkpoint checkpoint_path executable artifact_directory`,
  ),
]);

/** Of a server's own description only these say what ran. */
const SERVER_INFO = words(`model_path tp_size dp_size dtype quantization kv_cache_dtype version speculative_algorithm
  prefill decode`);
/** Of a client's own settings these texts say what ran; numbers and switches stay. */
const INPUT_CONFIG = words(`model_names model_name type endpoint_type streaming arrival_pattern request_rate_mode
  dataset_sampling_strategy custom_dataset_type public_dataset timing_mode`);
const PERSON = words("name email username login");
const PEOPLE = words("author committer user owner");

const LONGEST = 100;
const SECRET_RULE: KeyRule = { how: "all", kind: "secrets" };
const SERVER_RULE: KeyRule = { how: "all", kind: "dumps" };
const CLIENT_RULE: KeyRule = { how: "strings", kind: "dumps" };
const PERSON_RULE: KeyRule = { how: "strings", kind: "users" };
const HOST_RULE: KeyRule = { how: "all", kind: "hosts" };
const TOKEN_RULE: KeyRule = { how: "token", kind: "secrets" };
const ID_RULE: KeyRule = { how: "strings", kind: "ids" };
const VERSION_RULE: KeyRule = { how: "version", kind: "addresses" };

/** `gpuUuid`, `GPU-UUID` and `gpu uuid:` are one name. */
export const plainKey = (key: string): string =>
  key
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replace(/[\s-]+/g, "_")
    .replace(/:$/, "");

/** What happens to the value of a key; `null`: only what looks private by itself goes. */
export function ruleOf(key: string, scope: Scope = null): KeyRule | null {
  const name = plainKey(key.slice(-LONGEST));
  if (SECRET.test(name.replaceAll(".", "_"))) return SECRET_RULE;
  if (key.length > LONGEST) return null;
  if (scope === "server_info" && !SERVER_INFO.has(name)) return SERVER_RULE;
  if (scope === "environment" && name === "host") return HOST_RULE;
  if (scope === "environment" && VARIABLE.test(key)) return CLIENT_RULE;
  if (scope === "person" && PERSON.has(name)) return PERSON_RULE;
  const named = NAMED.get(name);
  if (scope === "input_config" && !INPUT_CONFIG.has(name))
    return named && (named.how === "alias" || named.how === "strings") ? named : CLIENT_RULE;
  if (named) return named;
  const numbered = NAMED.get(name.replace(/_\d{1,6}$/, ""));
  if (numbered?.kind === "texts" && numbered.how !== "sentences") return numbered;
  if (TOKEN.test(name)) return TOKEN_RULE;
  if (UUID.test(name) || SERIAL.test(name)) return ID_RULE;
  return VERSION.test(name) ? VERSION_RULE : null;
}

/** What the objects under a key pass on to what stands in them. */
export function scopeOf(key: string, scope: Scope): Scope {
  if (scope === "server_info" || scope === "input_config") return scope;
  const name = plainKey(key);
  if (name === "server_info" || name === "input_config" || name === "environment") return name;
  return PEOPLE.has(name) ? "person" : null;
}
