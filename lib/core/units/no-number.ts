const NO_NUMBER = /^(?:|-|–|n\/?a|none|null|[+-]?nan|[+-]?inf(?:inity)?)$/i;

/** Whether a text is what tools write where they have no number, blanks around it aside (FORMATS 1.3). */
export const saysNoNumber = (text: string): boolean => text.length <= 1000 && NO_NUMBER.test(text.trim());
