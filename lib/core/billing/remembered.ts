/** Longer texts do not repeat. */
const LONGEST = 1000;

/** Bills repeat their texts from row to row: what is read from one is read once while memory lasts. */
export function remembered<T>(read: (text: string) => T, most: number): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (text.length > LONGEST) return read(text);
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = read(text);
    if (known.size >= most) known.clear();
    known.set(text, found);
    return found;
  };
}
