/** A label inside a sentence: its first letter small, unless the word is an acronym or a name such as "GPU". */
export function inSentence(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
