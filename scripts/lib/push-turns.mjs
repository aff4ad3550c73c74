// @ts-check

const AT_ONCE = 2;

/**
 * Works on two at a time. After a fault nothing more begins, what is under way ends, and then the fault is thrown.
 * @template T @param {T[]} all @param {(one: T) => Promise<unknown>} work
 */
export async function inTurns(all, work) {
  const waiting = [...all];
  const worker = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      await work(one).catch((error) => {
        waiting.length = 0;
        throw error;
      });
    }
  };
  for (const ended of await Promise.allSettled(Array.from({ length: AT_ONCE }, worker)))
    if (ended.status === "rejected") throw ended.reason;
}
