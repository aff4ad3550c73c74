/** A cell under a head that says "%" already. */
export const bare = (text: string): string => text.replace(/\s*%$/, "");
