import { type Part, parseParts } from '../spring/placeholders-lazy.ts';

/** A key that a text with placeholders asks for. */
export interface AskedKey {
  readonly key: string;
  readonly hasDefault: boolean;
  /** Asked for only where this key has no value. */
  readonly fallbackOf?: string;
}

/**
 * The keys of `${…}` in a text, those within defaults and within SpEL included. A key that is put together of other keys is
 * left out (nobody knows it), but those others are asked for.
 */
export function keysIn(text: string): readonly AskedKey[] {
  const found: AskedKey[] = [];
  if (text.includes('${')) for (const part of parseParts(text) ?? []) visit(part, undefined, found);
  for (const [, key = ''] of text.matchAll(requiredInExpression)) found.push({ key, hasDefault: false });
  return found;
}

/** `#{environment.getRequiredProperty('k')}`; every other way to ask the environment in SpEL gives null. */
const requiredInExpression = /environment\.getRequiredProperty\(\s*'([^'\s]{1,500})'/g;

function visit(part: Part, fallbackOf: string | undefined, found: AskedKey[]): void {
  if (part.kind === 'text') return;
  const add = (key: string, hasDefault: boolean): void => {
    if (key === '' || /\s/.test(key)) return;
    found.push({ key, hasDefault, ...(fallbackOf !== undefined && { fallbackOf }) });
  };
  if (part.kind === 'simple') {
    add(part.key, part.fallback !== undefined);
    return;
  }
  const isStatic = part.keyParts.every(({ kind }) => kind === 'text');
  const key = part.keyParts.map((piece) => (piece.kind === 'text' ? piece.text : '')).join('');
  if (isStatic) add(key, part.fallbackParts !== undefined);
  for (const piece of part.keyParts) visit(piece, fallbackOf, found);
  for (const piece of part.fallbackParts ?? []) visit(piece, isStatic ? key : fallbackOf, found);
}
