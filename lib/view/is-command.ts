/** A command begins with a program; advice in words begins like a sentence. */
export const isCommand = (text: string): boolean => /^[a-z./]/.test(text);
