// The same seed draws the same mutants from the same sources.

/** The list in an order of chance that the seed decides. */
export function drawn(list, seed) {
  const chance = mulberry32(seed);
  const rest = [...list];
  for (let i = rest.length - 1; i > 0; i--) {
    const other = Math.floor(chance() * (i + 1));
    [rest[i], rest[other]] = [rest[other], rest[i]];
  }
  return rest;
}

function mulberry32(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
