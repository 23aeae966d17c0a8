import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Lookup, messageOf, OPEN, placeholdersIn, resolvePlaceholders } from '../src/spring/placeholders.ts';

const framework61 = { lazyPlaceholders: false };
const framework62 = { lazyPlaceholders: true };
const laws = [
  ['Framework 6.1', framework61],
  ['Framework 6.2', framework62],
] as const;

describe('what is missing', () => {
  it.each(laws)('is collected completely, the one that Spring reports first: %s', (_, law) => {
    const lookup = lookupIn({ url: '${host}:${port}/${path:}', port: '8080' });
    const resolution = resolvePlaceholders('${url} for ${user} at ${host}', lookup, law, 'strict');
    expect(resolution).toMatchObject({ kind: 'unresolved', missing: ['host', 'user'] });
    expect(messageOf(resolution)).toContain(
      'Could not resolve placeholder \'host\' in value "${host}:${port}/${path:}"',
    );
  });

  it.each(laws)('does not include a name that is made of something missing: %s', (_, law) => {
    for (const mode of ['strict', 'lenient'] as const) {
      expect(resolvePlaceholders('${a.${nope}.b}', lookupIn({}), law, mode)).toMatchObject({ missing: ['nope'] });
    }
  });

  it.each(laws)('comes before a cycle that Spring would only meet later: %s', (_, law) => {
    const lookup = lookupIn({ a: '${b}', b: '${a}' });
    expect(resolvePlaceholders('${nope} ${a}', lookup, law, 'strict')).toMatchObject({ missing: ['nope'] });
    expect(resolvePlaceholders('${nope} ${a}', lookup, law, 'lenient')).toMatchObject({ kind: 'cycle' });
    expect(resolvePlaceholders('${a} ${nope}', lookup, law, 'strict')).toMatchObject({ kind: 'cycle' });
  });

  it('stays in the text where the binder reads it', () => {
    const resolution = resolvePlaceholders('${nope}-${a}', lookupIn({ a: '1' }), framework62, 'lenient');
    expect(resolution).toMatchObject({ kind: 'unresolved', value: '${nope}-1' });
  });
});

describe('a cycle', () => {
  it('names the way from a key back to itself', () => {
    const lookup = lookupIn({ start: '${a}', a: 'x${b}', b: '${c:1}', c: '${a}' });
    expect(resolvePlaceholders('${start}', lookup, framework62, 'strict')).toMatchObject({
      keys: ['a', 'b', 'c', 'a'],
    });
  });

  it('is none where a value is used twice', () => {
    const lookup = lookupIn({ a: '${b}${b}', b: '${c}', c: '1' });
    for (const [, law] of laws)
      expect(resolvePlaceholders('${a}${b}', lookup, law, 'strict')).toMatchObject({ value: '111' });
  });
});

describe('a name whose value cannot be known', () => {
  const lookup: Lookup = (name) => (name.startsWith('vault.') ? OPEN : name === 'a' ? 'A' : undefined);

  it.each(laws)('makes the value open, whatever its default: %s', (_, law) => {
    const resolution = resolvePlaceholders('${a}-${vault.key:none}', lookup, law, 'strict');
    expect(resolution).toMatchObject({ kind: 'open', names: ['vault.key'] });
  });

  it.each(laws)('makes a name open that it is part of: %s', (_, law) => {
    expect(resolvePlaceholders('${x.${vault.key}:d}', lookup, law, 'strict')).toMatchObject({ kind: 'open' });
  });

  it.each(laws)('does not hide what is missing beside it: %s', (_, law) => {
    expect(resolvePlaceholders('${vault.key}${nope}', lookup, law, 'strict')).toMatchObject({ missing: ['nope'] });
  });

  it('hides what its default lacks only where defaults are resolved late', () => {
    const text = '${vault.key:${nope}}';
    expect(resolvePlaceholders(text, lookup, framework62, 'strict')).toMatchObject({
      kind: 'open',
      names: ['vault.key'],
    });
    expect(resolvePlaceholders(text, lookup, framework61, 'strict')).toMatchObject({ missing: ['nope'] });
  });

  it.each(laws)('is not suspected behind a whole body with its default: %s', (_, law) => {
    const everythingElse: Lookup = (name) => (name === 'a' ? 'A' : OPEN);
    expect(resolvePlaceholders('${a:b}', everythingElse, law, 'strict')).toEqual({ kind: 'resolved', value: 'A' });
  });
});

describe('hostile text', () => {
  const doubling = new Map<string, string>();
  for (let index = 0; index < 200; index++) doubling.set(`a${index}`, `\${a${index + 1}}\${a${index + 1}}`);

  it.each(laws)('that doubles with every reference is cut off: %s', (_, law) => {
    doubling.set('a200', 'x');
    expect(resolvePlaceholders('${a0}', (name) => doubling.get(name), law, 'strict')).toEqual({ kind: 'too-large' });
    doubling.set('a200', '');
    expect(resolvePlaceholders('${a0}', (name) => doubling.get(name), law, 'strict')).toMatchObject({ value: '' });
  });

  it.each(laws)('that nests ten thousand deep is refused, that does not close is text: %s', (_, law) => {
    const opened = '${'.repeat(10_000);
    const none = lookupIn({});
    expect(resolvePlaceholders(opened + '}'.repeat(10_000), none, law, 'lenient')).toEqual({ kind: 'too-large' });
    expect(resolvePlaceholders(opened, none, law, 'lenient')).toEqual({ kind: 'resolved', value: opened });
    expect(placeholdersIn(opened)).toEqual([]);
  });

  it.each(laws)('of any kind ends: %s', (_, law) => {
    const piece = fc.constantFrom('${', '}', ':', '\\', 'a', 'b', 'c', '${a}', '${b:', '{');
    const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, text, text, fc.constantFrom('strict' as const, 'lenient' as const), (value, a, b, mode) => {
        const resolution = resolvePlaceholders(value, lookupIn({ a, b }), law, mode);
        if (resolution.kind === 'unresolved') expect(messageOf(resolution)).toContain(`'${resolution.missing[0]}'`);
      }),
    );
  });
});

describe('the references of a text', () => {
  it('include those in names and defaults, each with its place', () => {
    expect(placeholdersIn('jdbc:${db.host:${fallback.host}}:${db.port:5432}/${db.${env}.name}')).toEqual([
      { name: 'db.host', default: '${fallback.host}', offset: 5 },
      { name: 'fallback.host', offset: 15 },
      { name: 'db.port', default: '5432', offset: 33 },
      { name: 'db.${env}.name', offset: 49 },
      { name: 'env', offset: 54 },
    ]);
  });

  it('leave out what is escaped, not closed, or an expression', () => {
    expect(placeholdersIn("\\${a} #{b} #{'${c}'} ${d")).toEqual([{ name: 'c', offset: 14 }]);
  });
});

function lookupIn(properties: Readonly<Record<string, string>>): Lookup {
  return (name) => (Object.hasOwn(properties, name) ? properties[name] : undefined);
}
