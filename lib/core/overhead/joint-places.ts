// Places in the tables of several blocks, drawn together: blocks that the same runs or hosts measured move together, as far
// as those runs move them; the others are independent.
import { normalCdf } from "../stats/normal";
import { type Uniform, normals } from "../stats/random";

/**
 * A Gaussian copula: each block's own distribution stays as it is, the correlation of two is that of what the units add.
 * @param loads what each unit adds to each block, in any scale
 * @returns one place in (0, 1) a block, a draw at a time
 */
export function jointPlaces(loads: readonly ReadonlyMap<string, number>[], uniform: Uniform): () => Float64Array {
  const seen = new Map<string, number>();
  for (const block of loads) for (const key of block.keys()) seen.set(key, (seen.get(key) ?? 0) + 1);
  const alone = loads.map((block) => [...block.keys()].every((key) => seen.get(key) === 1));
  const order = [...new Set(loads.flatMap((block, b) => (alone[b] ? [] : [...block.keys()])))].sort();
  const index = new Map(order.map((key, i) => [key, i]));
  const weighed = loads.map((block, b) => {
    if (alone[b]) return null;
    const norm = Math.hypot(...block.values());
    return [...block].map(([key, load]) => ({ at: index.get(key) ?? 0, by: load / norm }));
  });
  const normal = normals(uniform);
  const z = new Float64Array(order.length);
  const places = new Float64Array(loads.length);
  return () => {
    for (let i = 0; i < z.length; i++) z[i] = normal();
    for (let b = 0; b < places.length; b++) {
      const units = weighed[b];
      if (!units) {
        places[b] = uniform();
        continue;
      }
      let score = 0;
      for (const { at, by } of units) score += by * (z[at] as number);
      places[b] = normalCdf(score);
    }
    return places;
  };
}
