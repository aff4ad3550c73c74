/** A source of uniforms in [0, 1). */
export type Uniform = () => number;

/** What stands for a uniform of 0, where a quantile would not be finite: half the generator's step. */
export const SMALLEST_UNIFORM = 2 ** -33;

/** Tommy Ettinger's mulberry32: 32 bits of state, whole period 2^32; the product's generator (MODEL 5.2). */
export function mulberry32(seed: number): Uniform {
  let a = seed;
  return () => {
    a |= 0;
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Blackman and Vigna's xoshiro128** (public domain), for simulations of 10^9 draws that mulberry32's period cannot carry.
 * @param state four 32-bit words, not all 0
 * @returns whole numbers below 2^32
 */
export function xoshiro128(state: readonly [number, number, number, number]): () => number {
  let [a, b, c, d] = state;
  return () => {
    const fives = Math.imul(b, 5);
    const out = Math.imul((fives << 7) | (fives >>> 25), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = (d << 11) | (d >>> 21);
    return out;
  };
}

/** Two 32-bit outputs joined to a uniform of 53 bits. */
export function uniform53(next: () => number): Uniform {
  return () => ((next() >>> 5) * 67108864 + (next() >>> 6)) / 9007199254740992;
}

/** Standard normals by Marsaglia's polar method, in pairs. */
export function normals(uniform: Uniform): () => number {
  let spare: number | null = null;
  return () => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const s = x * x + y * y;
      if (s >= 1 || s === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(s)) / s);
      spare = y * scale;
      return x * scale;
    }
  };
}

/** Draws from Gamma(shape, 1), shape >= 1 (Marsaglia and Tsang 2000). */
export function gammaDraws(uniform: Uniform): (shape: number) => number {
  const normal = normals(uniform);
  return (shape) => {
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const v = (1 + c * x) ** 3;
      if (v <= 0) continue;
      const u = uniform();
      if (u < 1 - 0.0331 * x ** 4 || Math.log(u) < 0.5 * x * x + d * (1 - v + Math.log(v))) return d * v;
    }
  };
}
