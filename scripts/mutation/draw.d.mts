/** Typed face of draw.mjs. */
export function drawn<Item>(list: readonly Item[], seed: number): readonly Item[];
