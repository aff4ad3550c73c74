/**
 * Whether a format's command is to be typed: it begins with a program, perhaps after settings (`LC_ALL=C lscpu`).
 * Advice in words begins like a sentence.
 */
export const isCommand = (text: string): boolean =>
  /^(?:[A-Z][A-Z_]{1,30}=\S{1,60} )*[a-z./]/.test(text) && !/^(?:the|a|an|keep|drop) /.test(text);
