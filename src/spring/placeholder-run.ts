/** The answer of a look-up that cannot be known: a config server, a vault or the machine may have the name. */
export const OPEN: unique symbol = Symbol('open');

/** The text of a property before its placeholders are resolved; `undefined` where there is no such property. */
export type Lookup = (name: string) => string | undefined | typeof OPEN;

export type Resolution =
  | { readonly kind: 'resolved'; readonly value: string }
  | {
      /** Something has neither value nor default. */
      readonly kind: 'unresolved';
      /** Every such name, once each; the first is the one that Spring reports. */
      readonly missing: readonly string[];
      /** The text with these placeholders left in it: what the lenient mode yields. */
      readonly value: string;
      /** The texts that Spring's message quotes for the first one, from the innermost to the given one. */
      readonly chain: readonly string[];
    }
  | {
      readonly kind: 'cycle';
      /** The names from the one that leads back to itself, which is written again at the end. */
      readonly keys: readonly string[];
      /** The texts that Spring's message quotes; none up to Framework 6.1. */
      readonly chain: readonly string[];
    }
  | {
      /** The value depends on names that cannot be known. */
      readonly kind: 'open';
      readonly names: readonly string[];
      /** The text with what is open (and what is missing) left in it. */
      readonly value: string;
    }
  /** More text or deeper nesting than any configuration has. */
  | { readonly kind: 'too-large' };

/** Longest text that may come out, in UTF-16 units. */
const maximumLength = 1_000_000;
/** All text that may be looked at on the way. */
const maximumWork = 16_000_000;
/** Levels of placeholders within placeholders and of values that refer to values. */
const maximumDepth = 400;

/** A placeholder that is resolved already. */
export interface Known {
  /** `undefined`: it has neither value nor default. */
  readonly value: string | undefined;
  /** Something below it is missing, or open. */
  readonly incomplete: boolean;
  readonly open: boolean;
}

/** One resolution under way. */
export interface Run {
  readonly lookup: Lookup;
  readonly mode: 'strict' | 'lenient';
  readonly missing: Set<string>;
  readonly open: Set<string>;
  /** The names (up to Framework 6.1: the bodies) that are being resolved, outermost first. */
  readonly visited: Set<string>;
  /** What is resolved already, so that references that fan out cost what they name and not what they yield. */
  readonly known: Map<string, Known>;
  /** What earlier runs with the same look-up have resolved completely. */
  readonly settled: Settled | undefined;
  /** How often something missing, and something open, was met. */
  missed: number;
  opened: number;
  chain: readonly string[];
  depth: number;
  work: number;
  /** Why the run ends early; from then on every step returns at once. `stopped`: a missing name came first. */
  end: Extract<Resolution, { kind: 'cycle' | 'too-large' }> | { readonly kind: 'stopped' } | undefined;
}

/** Completely resolved values by name, to be shared by runs with the same look-up, law and mode. */
export interface Settled {
  readonly values: Map<string, string>;
  /** Characters that may still be kept. */
  room: number;
}

export function newSettled(): Settled {
  return { values: new Map(), room: maximumWork };
}

export function newRun(lookup: Lookup, mode: 'strict' | 'lenient', settled?: Settled): Run {
  return {
    lookup,
    mode,
    missing: new Set(),
    open: new Set(),
    visited: new Set(),
    known: new Map(),
    settled,
    missed: 0,
    opened: 0,
    chain: [],
    depth: 0,
    work: 0,
    end: undefined,
  };
}

/** Counts text that is looked at; false where the bounds are passed. */
export function affords(run: Run, text: string): boolean {
  run.work += text.length;
  if (text.length > maximumLength || run.work > maximumWork || run.depth > maximumDepth) {
    run.end ??= { kind: 'too-large' };
  }
  return run.end === undefined;
}

/** Notes a name without value and default; the chain is that of the first. */
export function reportMissing(run: Run, name: string, chain: () => readonly string[]): void {
  if (run.missing.size === 0) run.chain = chain();
  run.missing.add(name);
  run.missed++;
}

/** Notes a name whose value cannot be known. */
export function reportOpen(run: Run, name: string): void {
  run.open.add(name);
  run.opened++;
}

/** Resolves something under a name, or recalls what came of it. */
export function remembered(run: Run, name: string, resolve: () => string | undefined): string | undefined {
  const settled = run.settled?.values.get(name);
  if (settled !== undefined) return settled;
  const known = run.known.get(name);
  if (known !== undefined) {
    if (known.incomplete) run.missed++;
    if (known.open) run.opened++;
    return known.value;
  }
  if (run.depth > maximumDepth) run.end ??= { kind: 'too-large' };
  if (run.end !== undefined) return undefined;
  const { missed, opened } = run;
  run.visited.add(name);
  run.depth++;
  const value = resolve();
  run.depth--;
  run.visited.delete(name);
  const isComplete = run.missed === missed && run.opened === opened && run.end === undefined;
  if (isComplete && value !== undefined && run.settled !== undefined && value.length <= run.settled.room) {
    run.settled.room -= value.length;
    run.settled.values.set(name, value);
  }
  run.known.set(name, { value, incomplete: run.missed > missed, open: run.opened > opened });
  return value;
}

/** Ends the run at a reference back to `name`, unless a strict run has failed already. */
export function reportCycle(run: Run, name: string, chain: readonly string[]): void {
  if (run.mode === 'strict' && run.missing.size > 0) {
    run.end ??= { kind: 'stopped' };
    return;
  }
  const visited = [...run.visited];
  run.end ??= { kind: 'cycle', keys: [...visited.slice(visited.indexOf(name)), name], chain };
}

/**
 * For every `{` of a text the offset of its `}`, -1 where there is none. Braces pair by counting, whatever stands before
 * them, exactly as both algorithms of Spring find the end of a placeholder.
 */
export function pairBraces(text: string): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const pending: number[] = [];
  for (let position = 0; position < text.length; position++) {
    const code = text.charCodeAt(position);
    if (code === 0x7b) {
      pending.push(position);
    } else if (code === 0x7d) {
      const opening = pending.pop();
      if (opening !== undefined) pairs.set(opening, position);
    }
  }
  return pairs;
}
