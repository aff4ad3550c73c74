import { SIDE_WORDS, type SideName } from "./modes";

export type SideHeads = Record<SideName, string>;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What the two columns of a comparison are called; two sets of one side are called by their order. */
export const sideHeads = (sameSide: boolean): SideHeads =>
  sameSide
    ? { baseline: "First set", candidate: "Second set" }
    : { baseline: capital(SIDE_WORDS.baseline), candidate: capital(SIDE_WORDS.candidate) };
