// The file of QUALITY's parser data: few metrics with many single values, as one bareline-run document.

/** Bytes of a thousand values at most, so that a file never grows beyond what was asked. */
const ROW = 10_000;

/** The same numbers every time. @returns {() => number} */
function numbers() {
  let state = 12345;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x80000000;
  };
}

/**
 * The document in pieces of about 20 kB, as QUALITY describes them: 5 million values in 50 MB.
 * @param {{ metrics: string[], bytes: number, each?: (metric: number, value: number) => void }} options
 * @returns {Generator<string>}
 */
export function* denseFile({ metrics, bytes, each }) {
  const random = numbers();
  // Eight digits and a comma: about 100,000 values in a megabyte.
  const next = (metric) => {
    const value = (1 + 8 * random()).toFixed(7);
    each?.(metric, value);
    return value;
  };
  yield '{"format":"bareline-run","version":1,"tool":{"name":"bench"},"environment":{"mode":"bare-metal"},' +
    '"workload":{"name":"generated"},"measurements":[';
  for (const [i, metric] of metrics.entries()) {
    yield `${i > 0 ? "," : ""}{"metric":"${metric}","unit":"ms","better":"lower","samples":[${next(i)}`;
    for (let size = 0; size < bytes / metrics.length - ROW; ) {
      const row = Array.from({ length: 1000 }, () => `,${next(i)}`).join("");
      yield row;
      size += row.length;
    }
    yield "]}";
  }
  yield "]}";
}
