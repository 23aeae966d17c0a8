import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insertionFor } from '../src/documents/insertion.ts';
import { readProperties } from '../src/documents/properties-reader.ts';
import { readYaml } from '../src/documents/yaml-reader.ts';

/** The text with the proposed lines in it, each marked by `+`. */
function extended(path: string, text: string, key: string): string {
  const bytes = Buffer.from(text);
  const file = path.endsWith('.yml') ? readYaml(path, bytes) : readProperties(path, bytes, 'spring-boot');
  const insertion = insertionFor(file, () => text, key);
  const lines = text.split('\n');
  lines.splice(insertion.line - 1, 0, ...insertion.text.split('\n').map((line) => `+${line}`));
  return lines.join('\n');
}

const yaml = (text: string, key: string) => extended('application.yml', text, key);
const properties = (text: string, key: string) => extended('application.properties', text, key);

describe('in YAML a new key goes', () => {
  const file = 'kms:\n  cache:\n    size: 1\n    list:\n    - a\n\n  # about url\n  url: x\nother: 1\n';

  it('behind the last line of its deepest parent, indented like its siblings', () => {
    expect(yaml(file, 'kms.cache.ttl')).toBe(file.replace('    - a\n', '    - a\n+    ttl: KEYPARITY_FILL_IN\n'));
    expect(yaml(file, 'kms.ttl')).toBe(file.replace('url: x\n', 'url: x\n+  ttl: KEYPARITY_FILL_IN\n'));
  });

  it('with the parents that are missing', () => {
    expect(yaml(file, 'kms.pool.max.size')).toBe(
      file.replace('url: x\n', 'url: x\n+  pool:\n+    max:\n+      size: KEYPARITY_FILL_IN\n'),
    );
    expect(yaml('', 'a.b')).toBe('+a:\n+  b: KEYPARITY_FILL_IN\n');
  });

  it('below a parent in another relaxed spelling', () => {
    expect(yaml('myApp:\n    x: 1\n', 'my-app.url')).toBe('myApp:\n    x: 1\n+    url: KEYPARITY_FILL_IN\n');
  });

  it('below a parent without a value', () => {
    expect(yaml('a:\n# end\n', 'a.b')).toBe('a:\n+  b: KEYPARITY_FILL_IN\n# end\n');
  });

  it('flat, beside its neighbours, where keys are written flat', () => {
    expect(yaml('a.b.c: 1\na.b.d: 2\nz.y: 3\n', 'a.b.e')).toBe(
      'a.b.c: 1\na.b.d: 2\n+a.b.e: KEYPARITY_FILL_IN\nz.y: 3\n',
    );
  });

  it('flat where its parent cannot take a line', () => {
    expect(yaml('a:\n  b: {c: 1}\n', 'a.b.d')).toBe('a:\n  b: {c: 1}\n+  b.d: KEYPARITY_FILL_IN\n');
    expect(yaml('a: &a\n  b: 1\nc: *a\n', 'c.d')).toBe('a: &a\n  b: 1\nc: *a\n+c.d: KEYPARITY_FILL_IN\n');
  });

  it('into the document that is always active', () => {
    expect(yaml('a: 1\n---\nspring.config.activate.on-profile: x\n', 'b')).toBe(
      'a: 1\n+b: KEYPARITY_FILL_IN\n---\nspring.config.activate.on-profile: x\n',
    );
  });

  it('into a file with template marks, and at the end of a broken one', () => {
    expect(yaml('a: @x@\nb:\n  c: {{ y }}\n', 'b.d')).toBe('a: @x@\nb:\n  c: {{ y }}\n+  d: KEYPARITY_FILL_IN\n');
    expect(yaml('a: [1\n', 'b')).toBe('a: [1\n+b: KEYPARITY_FILL_IN\n');
  });

  it('quoted where YAML would read something else than text', () => {
    expect(yaml('a:\n  b: 1\n', 'a.on')).toBe('a:\n  b: 1\n+  "on": KEYPARITY_FILL_IN\n');
  });
});

describe('in .properties a new key goes', () => {
  it('behind the last key with the longest common path, continuation lines included', () => {
    expect(properties('a.b.c=1\na.b.d=2,\\\n  3\nz=1\n', 'a.b.e')).toBe(
      'a.b.c=1\na.b.d=2,\\\n  3\n+a.b.e=KEYPARITY_FILL_IN\nz=1\n',
    );
  });

  it('behind the last key of the document that is always active where nothing is near', () => {
    expect(properties('a=1\n#---\nspring.config.activate.on-profile=x\nb=2\n', 'c')).toBe(
      'a=1\n+c=KEYPARITY_FILL_IN\n#---\nspring.config.activate.on-profile=x\nb=2\n',
    );
    expect(properties('', 'c')).toBe('+c=KEYPARITY_FILL_IN\n');
  });
});

it('adds exactly the key and leaves every other one alone, in any tree of mappings', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'dd');
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom('x', '[]', '{}', '[p, q]', '|\n# text'),
      fc.dictionary(name, tie('tree'), { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
    ),
  }));
  const written = (node: unknown, indent: string): string => {
    if (typeof node !== 'object' || node === null) return ` ${String(node).replace('\n', `\n ${indent}`)}\n`;
    return `\n${Object.entries(node)
      .map(([key, value]) => `${indent}${key}:${written(value, `${indent}  `)}`)
      .join('')}`;
  };
  const keysOf = (text: string) =>
    readYaml('a.yml', Buffer.from(text)).documents.flatMap((document) =>
      document.properties.filter(({ shape }) => shape !== 'empty-map').map(({ key, value }) => `${key}=${value}`),
    );
  fc.assert(
    fc.property(
      fc.dictionary(name, tree, { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
      fc.array(name, { minLength: 1, maxLength: 4 }),
      (root, path) => {
        const text = written(root, '').slice(1);
        const key = `${path.join('.')}.new`;
        const after = yaml(text, key).replace(/^\+/gm, '');
        expect(keysOf(after).toSorted(), after).toEqual([...keysOf(text), `${key}=KEYPARITY_FILL_IN`].toSorted());
      },
    ),
    { numRuns: 500 },
  );
});
