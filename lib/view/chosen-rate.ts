// MLPerf Server: the submitter picks the rate, and the run passes or fails under a latency limit (EVIDENCE 1, caveats).
import { PUBLISHED, type PublishedPair } from "../core/evidence/published";

export const CHOSEN_RATE = "rate chosen by the submitter";

export const rateChosen = (pair: PublishedPair): boolean => pair.scenario === "Server";

/** Why such a pair counts among the published ones, and a pair of files like it does not count when compared. */
export const CHOSEN_RATE_NOTE = `In the ${PUBLISHED.filter(rateChosen).length} MLPerf Server pairs the submitter chose the rate. They count here, read as the highest rate this submitter passed under the latency limit; 0.00\u00a0% then means that both sides passed the same rate, and latency may still differ. A comparison of two files does not count them: a chosen rate says what was asked for, not what the system could do.`;
