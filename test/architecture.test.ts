import { describe, expect, it } from 'vitest';
import { breaches, cycles, entangledRules, packagesReachedFrom } from './architecture/laws.ts';
import { readSources, sourceOf } from './architecture/sources.ts';

const sources = readSources();

describe('the sources', () => {
  it('import only what the table of parts allows, and touch the world only at its edge', () => {
    expect(breaches(sources)).toEqual([]);
  });

  it('have no circles of imports', () => {
    expect(cycles(sources)).toEqual([]);
  });

  it('have no rule that knows another rule', () => {
    expect(entangledRules(sources)).toEqual([]);
  });

  it('keep the toolkit of the Action out of the command line', () => {
    const reached = [...packagesReachedFrom('cli/main.ts', sources)].filter(([name]) => name.startsWith('@actions/'));
    expect(reached).toEqual([]);
    expect([...packagesReachedFrom('action.ts', sources).keys()]).toContain('@actions/core');
  });
});

describe('the laws notice', () => {
  const found = (path: string, text: string) => breaches([sourceOf(path, text)]);

  it('a stage that imports a later one', () => {
    const [breach] = found('spring/names.ts', "import { rules } from '../rules/index.ts';\n");
    expect(breach).toContain('src/spring/names.ts:1 imports ../rules/index.ts, but spring may not know rules');
  });

  it('a stage that imports a type of a later one', () => {
    expect(found('documents/document.ts', "\nimport type { Report } from '../findings/finding.ts';\n")[0]).toContain(
      ':2 ',
    );
  });

  it.each([
    ["import { readFileSync } from 'node:fs';", 'does not touch the machine'],
    ["import {\n  parse,\n} from 'yaml';", 'not a package of rules'],
    ["export { parse } from 'yaml/dist/parse';", 'not a package of rules'],
    ["const later = await import('ajv');", 'not a package of rules'],
    ["import 'diff';", 'not a package of rules'],
    ['const at = Date.now();', 'uses Date.now'],
    ['const at = new Date();', 'uses new Date()'],
    ['const id = `rule-${Math.random()}`;', 'uses Math.random'],
    ["console.log('x');", 'uses console'],
    ["if (process.env['CI']) stop();", 'uses process'],
    ["await fetch('https://example.org');", 'uses fetch'],
  ])('%s in a rule', (text, complaint) => {
    const complaints = found('rules/must-differ.ts', `${text}\n`);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain(complaint);
  });

  it('a file that nobody has given a part', () => {
    expect(found('utils.ts', '')[0]).toContain('belongs to no part');
    expect(found('helpers/text.ts', '')[0]).toContain('belongs to no part');
  });

  it('nothing in words that only sound like the world', () => {
    const text = [
      '// process.exit() ends the process; see fetch().',
      "const text = 'console.log(new Date())';",
      'const day = new Date(Date.UTC(2026, 0, 9));',
      'subject.process(fetched);',
    ].join('\n');
    expect(found('rules/must-differ.ts', text)).toEqual([]);
  });

  it.each(['import', 'import type'])('circles of %s', (kind) => {
    const [found, another] = cycles([
      sourceOf('rules/a.ts', `${kind} { b } from './b.ts';\n`),
      sourceOf('rules/b.ts', `${kind} { c } from './c.ts';\n`),
      sourceOf('rules/c.ts', `${kind} { a } from './a.ts';\n`),
    ]);
    expect(found).toContain('rules/a.ts → rules/b.ts → rules/c.ts → rules/a.ts');
    expect(another).toBeUndefined();
  });

  it('rules that know each other', () => {
    const rule = 'export const rule: Rule = {};\n';
    const sources = [
      sourceOf('rules/a.ts', `import { rule as b } from './b.ts';\n${rule}`),
      sourceOf('rules/b.ts', rule),
    ];
    expect(entangledRules(sources)).toHaveLength(1);
  });
});
