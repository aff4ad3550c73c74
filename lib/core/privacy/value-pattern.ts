/** A value after `KEY=`: in quotes, also escaped ones, or up to the next blank. Not what was removed already. */
export const VALUE = String.raw`(?!\\?["']?(?:\(removed\)|(?:null|none|nil|true|false|n\/a|unset)\b))(\\?["'])?(?:(?<=")[^"\\\n]{1,2048}|(?<=')[^'\\\n]{1,2048}|[^\s"'\\,;<>|()\[\]{}][^\s"'\\,;<>|]{0,2047})`;
/** The end of a number that says how many, not a secret. */
export const COUNT = String.raw`(?!\\?["']?[+-]?\d{1,9}(?:\.\d{1,6})?(?:[\s"'\\,;:)\]}]|$))`;
