import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Code, emptySourceCache, readCode } from '../src/code/candidates.ts';
import type { CodeUse } from '../src/code/facts.ts';
import { type Language, lex, STRING } from '../src/code/lexer.ts';
import { stringParts } from '../src/code/string-literal.ts';
import { readSource } from '../src/code/structure.ts';
import { loadXmlReader } from '../src/code/xml-beans.ts';
import { memoryTree } from '../src/documents/file-tree.ts';
import { expectLinear } from './growth.ts';

/**
 * `fixtures/code/<file>` is a source file, `<file>.txt` beside it has a line for each key that it asks for.
 *
 * To accept new output, after having read it: UPDATE_EXPECTED=1 npx vitest run test/code-reader.test.ts
 */
const folder = fileURLToPath(new URL('../fixtures/code', import.meta.url));
const names = readdirSync(folder).filter((name) => !name.endsWith('.txt'));
const pathOf = (name: string) => `src/main/${name.endsWith('.xml') ? 'resources' : 'java/com/acme/orders'}/${name}`;
const sources = Object.fromEntries(names.map((name) => [pathOf(name), readFileSync(join(folder, name), 'utf8')]));

function lineOf({
  origin,
  key,
  hasDefault,
  fallbackOf,
  form,
  annotation,
  owner,
  member,
  reader,
  guards,
  doubt,
}: CodeUse): string {
  return [
    `${origin.line}:${origin.column}`,
    key,
    ...(hasDefault ? ['[default]'] : []),
    ...(fallbackOf === undefined ? [] : [`[after ${fallbackOf}]`]),
    annotation === undefined ? form : `${form}@${annotation}`,
    `${owner.slice(owner.lastIndexOf('/') + 1)}#${member}`,
    `by ${reader}`,
    ...guards.map(({ text }) => `if ${text}`),
    ...(doubt === undefined ? [] : [`(${doubt})`]),
  ].join(' ');
}

describe('the keys that a file asks for', () => {
  let code: Code;
  beforeAll(async () => {
    code = await readCode(memoryTree(sources));
  });

  it.each(names)('%s', async (name) => {
    const uses = [...code.files, ...code.xml].find(({ path }) => path === pathOf(name))?.uses ?? [];
    const found = uses
      .toSorted((a, b) => a.origin.line - b.origin.line || a.origin.column - b.origin.column)
      .map((use) => `${lineOf(use)}\n`)
      .join('');
    await expect(found).toMatchFileSnapshot(join(folder, `${name}.txt`));
  });

  it('tells constraints that nobody checks', () => {
    const idle = code.files.flatMap(({ idleConstraints }) => idleConstraints);
    expect(idle.map(({ owner, members, origin }) => ({ owner, members, line: origin.line }))).toEqual([
      { owner: 'com.acme.orders.Idle', members: ['ignored'], line: 32 },
    ]);
  });

  it('reads the conditions of a class', () => {
    const asking = code.files.flatMap(({ classes }) => classes).find(({ name }) => name === 'com.acme.orders.Asking');
    expect(asking?.guards).toMatchObject([
      { kind: 'profile', expressions: ['prod', '!dev & stage'] },
      { kind: 'property', keys: ['orders.enabled', 'orders.jobs'], havingValue: 'true', matchIfMissing: true },
    ]);
  });

  it('reads what XML loads, scans and configures', () => {
    expect(code.xml[0]).toMatchObject({
      scans: [{ packages: ['com.acme.orders', 'com.acme.billing'] }],
      placeholders: [
        { locations: ['classpath:app.properties', 'file:${config.dir}/app.properties'], ignoresUnresolvable: true },
      ],
      imports: ['other-${part.key}.xml'],
    });
  });
});

describe('candidates', () => {
  it('are sources of the main source set, even in a package called test', async () => {
    const value = 'import org.springframework.beans.factory.annotation.Value; class A { @Value("${k}") String k; }';
    const tree = memoryTree({
      'src/main/java/com/acme/test/A.java': value,
      'src/test/java/com/acme/A.java': value,
      'src/integrationTest/kotlin/A.kt': value,
      'target/generated/A.java': value,
    });
    const { files } = await readCode(tree);
    expect(files.map(({ path }) => path)).toEqual(['src/main/java/com/acme/test/A.java']);
  });

  it('are read once for two trees that name their contents alike', async () => {
    const path = 'src/main/java/A.java';
    const reads: string[] = [];
    const files = memoryTree({ [path]: 'class A { @Value("${k}") String v; }', 'src/main/java/B.java': 'class B {}' });
    const tree = {
      ...files,
      read: (each: string) => {
        reads.push(each);
        return files.read(each);
      },
      contentId: (each: string) => `content of ${each}`,
    };
    const cache = emptySourceCache();
    const first = await readCode(tree, cache);
    const second = await readCode(tree, cache);
    expect(reads).toEqual(['src/main/java/A.java', 'src/main/java/B.java']);
    expect(second.files).toEqual(first.files);
    expect(cache.files.size).toBe(1);
  });
});

describe('the lexer', () => {
  const strings = (text: string, language: Language) => {
    const tokens = lex(text, language);
    return tokens.kinds.flatMap((kind, i) => (kind === STRING ? [text.slice(tokens.starts[i], tokens.ends[i])] : []));
  };

  it.each([
    ['java', '"a" + \'"\' + "b\\"c"', ['"a"', '"b\\"c"']],
    ['java', '/* "no" */ "yes" // "no"\n"too"', ['"yes"', '"too"']],
    ['java', '"""\n a "" \\""" b\n""" + ""', ['"""\n a "" \\""" b\n"""', '""']],
    ['kotlin', '"a ${f("}")} b" + "c"', ['"a ${f("}")} b"', '"c"']],
    ['kotlin', '/* /* "no" */ "no" */ "yes"', ['"yes"']],
    ['kotlin', '"""a""""" + "b"', ['"""a"""""', '"b"']],
    ['kotlin', '$$"${k}" + "$k"', ['$$"${k}"', '"$k"']],
    ['kotlin', 'val `a"b` = "c"', ['"c"']],
    ['kotlin', '\'"\' + "x"', ['"x"']],
  ] as const)('finds the strings of %s %s', (language, text, expected) => {
    expect(strings(text, language)).toEqual(expected);
  });

  it.each([
    ['"a\\tb\\u0041\\101"', 'java', 'a\tbu0041A'],
    ['"""\n    two\n      lines\\\n    joined\n    """', 'java', 'two\n  linesjoined\n'],
    ['"\\$\\u0041"', 'kotlin', '$A'],
    ['$$"$a $$$"', 'kotlin', '$a $$$'],
  ] as const)('understands %s of %s', (literal, language, expected) => {
    expect(stringParts(literal, 0, literal.length, language)).toEqual([{ text: expected }]);
  });
});

/** Text that is rich in what the languages are made of. */
const pieces = fc.constantFrom(
  ...['"', '"""', "'", '\\', '$', '${', '}', '{', '(', ')', '[', ']', '<', '>', '@', '@Value(', '//', '/*', '*/', '\n'],
  ...[
    'class A',
    'record R(',
    'enum E {',
    'object : B',
    'fun f(',
    'val x = ',
    'companion object',
    '@interface',
    'import a.b',
    '\\u0022',
  ],
  ...[
    '=',
    ',',
    ';',
    ':',
    '::',
    '.',
    '+',
    'new X()',
    'default',
    '`',
    ' ',
    'where',
    'by',
    'constructor',
    'get',
    'set',
    '1.0',
  ],
);
const hostile = fc.oneof(
  fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 80 }),
);

describe('whatever a file holds', () => {
  it.each(['A.java', 'A.kt'])('reading %s ends, and every place is in the file', (path) => {
    fc.assert(
      fc.property(hostile, (text) => {
        const file = readSource(path, text);
        for (const { offset } of [...file.classes, ...file.calls, ...file.classes.flatMap(({ members }) => members)]) {
          const { line, column } = file.originOf(offset);
          expect(line).toBeGreaterThan(0);
          expect(column).toBeGreaterThan(0);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('facts of it are found', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const marked = `${text}\n@ConfigurationProperties("\${k}")`;
        await readCode(memoryTree({ 'src/main/java/A.java': marked, 'src/main/kotlin/B.kt': marked }));
      }),
      { numRuns: 300 },
    );
  });

  it('XML that is none gives nothing', async () => {
    const read = await loadXmlReader();
    fc.assert(
      fc.property(
        fc.oneof(hostile, fc.constantFrom('<beans>', '<a b="${c}"', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')),
        (text) => {
          read('a.xml', new TextEncoder().encode(text));
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    ['A.java', 'class A {'],
    ['A.java', '@A('],
    ['A.java', '('],
    ['A.java', '<'],
    ['A.java', '"'],
    ['A.java', 'A<'],
    ['A.java', 'int a = '],
    ['A.java', '"" + '],
    ['A.kt', 'class A : B({'],
    ['A.kt', '"${'],
    ['A.kt', '/*'],
    ['A.kt', 'fun <'],
    ['A.kt', 'val a: '],
    ['A.kt', '@['],
    ['A.kt', 'run('],
  ])('%s of 16,000 times %s is read in linear time', async (path, piece) => {
    await expectLinear((many) => readSource(path, piece.repeat(many)), 16_000);
  });

  it('constants that double each other have no value', async () => {
    const lines = Array.from({ length: 60 }, (_, i) => `static final String C${i} = C${i + 1} + C${i + 1};`);
    const text = `import org.springframework.beans.factory.annotation.Value; class A { ${lines.join('\n')} static final String C60 = "xx"; @Value("\${" + C0 + "}") String v; }`;
    const { files } = await readCode(memoryTree({ 'src/main/java/A.java': text }));
    expect(files[0]?.uses).toEqual([]);
  });
});

it.each([
  'String u = env.getProperty("a.b");',
  'String u = getEnvironment().getProperty("a.b");',
  'String u = environment\n.getRequiredProperty("a.b");',
  'String u = resolver.resolveRequiredPlaceholders(text);',
  '@ConfigurationProperties("a") class P {}',
  '@PropertySource("classpath:a.properties") class P {}',
  '@org.springframework.context.annotation.PropertySource("a") class P {}',
  '@ConditionalOnProperty("a.b") class P {}',
  '@SpringBootApplication class P {}',
  '@SpringBootConfiguration class P {}',
  '@SpringCloudApplication class P {}',
  '@ComponentScan class P {}',
  '@Import(Q.class) class P {}',
  '@ImportResource("a.xml") class P {}',
  '@EnableScheduling class P {}',
  'void main() { runApplication<P>() }',
  'void main() { new ClassPathXmlApplicationContext ("a.xml"); }',
  'void main() { SpringApplication.run(P.class); }',
  'void main() { app.setDefaultProperties(map); }',
  'void main() { System.setProperty("a.b", "c"); }',
  'void main() { c.setIgnoreUnresolvablePlaceholders(true); }',
  'PropertyPlaceholderConfigurer c;',
  'PropertySourcesPlaceholderConfigurer c;',
  'class P implements WebApplicationInitializer {}',
  'class P extends AbstractAnnotationConfigDispatcherServletInitializer {}',
  'EnableAutoConfiguration a;',
])('looks closer at a file because of %s', async (text) => {
  const inClass = /\bclass\b/.test(text) ? text : `class C { ${text} }`;
  const { files } = await readCode(
    memoryTree({ 'src/main/java/A.java': inClass, 'src/main/java/B.java': 'class B {}' }),
  );
  expect(files.map(({ path }) => path)).toEqual(['src/main/java/A.java']);
});
