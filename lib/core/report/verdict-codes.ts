/** The verdicts that a frozen report may carry. In a file of its own: comparison and projection each name the other's parts. */
export const VERDICTS = ["slower", "faster", "equivalent", "no-claim", "cannot-tell", "not-comparable"] as const;
