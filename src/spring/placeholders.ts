/**
 * `${name:default}` as Spring Framework resolves it: `PlaceholderParser` (Framework 6.2 and later) and
 * `PropertyPlaceholderHelper` (up to 6.1). `#{…}` is left alone.
 *
 * Text may be hostile: nesting, the length of what comes out and the work done are bounded, and every name is resolved once.
 */
import type { Generation } from './generation.ts';
import { type Lookup, newRun, type Resolution, type Run, type Settled } from './placeholder-run.ts';
import { resolveEagerly } from './placeholders-eager.ts';
import { type Part, parseParts, resolveLazily } from './placeholders-lazy.ts';

export { type Lookup, newSettled, OPEN, type Resolution, type Settled } from './placeholder-run.ts';

/** Which of Spring's two algorithms applies. */
export type PlaceholderLaw = Pick<Generation, 'lazyPlaceholders'>;

/**
 * Resolves the placeholders of a text and of the values that they lead to.
 *
 * `strict`: what has no value and no default is an error (`getProperty`, `@Value`); `lenient`: it stays text (the binder,
 * `spring.config.*`). Both collect every name that is missing; the first of them is the one that Spring reports.
 *
 * A name whose value cannot be known ({@link OPEN}) makes the result open, its default notwithstanding. The look-up of a
 * whole body with its separator (`${a:b}` may be the property `a:b`) is exempt: open means not there.
 */
export function resolvePlaceholders(
  text: string,
  lookup: Lookup,
  law: PlaceholderLaw,
  mode: 'strict' | 'lenient',
  settled?: Settled,
): Resolution {
  if (!text.includes('${')) return { kind: 'resolved', value: text };
  const run = newRun(lookup, mode, settled);
  const value = law.lazyPlaceholders ? resolveLazily(text, run) : resolveEagerly(text, run);
  return resolutionOf(run, run.end === undefined ? value : text);
}

function resolutionOf(run: Run, value: string): Resolution {
  if (run.end?.kind === 'too-large' || run.end?.kind === 'cycle') return run.end;
  const missing = [...run.missing];
  const names = [...run.open];
  if (missing.length > 0 && (run.mode === 'strict' || names.length === 0)) {
    return { kind: 'unresolved', missing, value, chain: run.chain };
  }
  return names.length > 0 ? { kind: 'open', names, value } : { kind: 'resolved', value };
}

/** The message of Spring's exception; `undefined` where there is none. It quotes values, so it is nothing for a report. */
export function messageOf(resolution: Resolution): string | undefined {
  if (resolution.kind === 'unresolved') {
    return `Could not resolve placeholder '${resolution.missing[0]}'${quoted(resolution.chain)}`;
  }
  if (resolution.kind === 'cycle') {
    const place = resolution.chain.length === 0 ? ' in property definitions' : quoted(resolution.chain);
    return `Circular placeholder reference '${resolution.keys.at(-1)}'${place}`;
  }
  return undefined;
}

/** A reference that a text makes, whether or not it is needed in the end. */
export interface PlaceholderReference {
  /** As written; where a part of it is itself a placeholder, `${…}` stays in it. */
  readonly name: string;
  /** As written; absent where there is none. */
  readonly default?: string;
  /** Offset of `${` in the text. */
  readonly offset: number;
}

/**
 * The placeholders of a text, nested ones (in names and in defaults) included, in the order in which they begin. Those of
 * text that nests too deep are not listed.
 */
export function placeholdersIn(text: string): readonly PlaceholderReference[] {
  if (!text.includes('${')) return [];
  const references: PlaceholderReference[] = [];
  const visit = (part: Part): void => {
    if (part.kind === 'text') return;
    const { offset } = part;
    if (part.kind === 'simple') {
      references.push({ name: part.key, offset, ...(part.fallback === undefined ? {} : { default: part.fallback }) });
      return;
    }
    const { keyParts, fallbackParts } = part;
    const fallback = fallbackParts === undefined ? {} : { default: written(fallbackParts) };
    references.push({ name: written(keyParts), offset, ...fallback });
    keyParts.forEach(visit);
    fallbackParts?.forEach(visit);
  };
  parseParts(text)?.forEach(visit);
  return references;
}

function written(parts: readonly Part[]): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : `\${${part.body}}`)).join('');
}

function quoted(chain: readonly string[]): string {
  return ` in value ${chain.map((text) => `"${text}"`).join(' <-- ')}`;
}
