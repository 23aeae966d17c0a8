/** Typed face of mutants.mjs. */

export interface Place {
  readonly start: number;
  readonly end: number;
}

export interface Mutant extends Place {
  readonly path: string;
  readonly operator: string;
  readonly replacement: string;
  readonly line: number;
  readonly column: number;
}

export function mutantsOf(path: string, text: string): readonly Mutant[];
export function applied(text: string, mutant: Pick<Mutant, 'start' | 'end' | 'replacement'>): string;
export function probed(
  path: string,
  text: string,
  first: number,
): { readonly text: string; readonly parts: readonly Place[] };
export function partAround(parts: readonly Place[], place: Place): number | undefined;
