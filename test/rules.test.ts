import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { check } from '../src/commands/check.ts';
import { checkChange } from '../src/commands/check-change.ts';
import { workingTree } from '../src/platform/working-tree.ts';
import { rules } from '../src/rules/index.ts';
import { findingText } from './finding-text.ts';

/**
 * `fixtures/rules/<rule>/<case>/repo` is a repository, `expected.txt` beside it the findings that count, each in full. Case
 * `finds` shows what the rule is for, `accepts` what it must be silent about; the others are named after what they show.
 * Where there is a `base` beside it, the repository is judged as a change of that.
 *
 * To accept new output, after having read it: UPDATE_EXPECTED=1 npx vitest run test/rules.test.ts
 */
const folder = fileURLToPath(new URL('../fixtures/rules', import.meta.url));

const pages = fileURLToPath(new URL('../docs/rules', import.meta.url));
const headings = ['What', 'Why', 'Severity', 'How to fix', 'Example'];

const usualDay = '2026-11-21';

async function findingsIn(directory: string): Promise<string> {
  const day = join(directory, 'today.txt');
  const base = join(directory, 'base');
  const request = {
    tree: workingTree(join(directory, 'repo')),
    today: existsSync(day) ? readFileSync(day, 'utf8').trim() : usualDay,
    failOn: 'error',
  } as const;
  const { findings } = existsSync(base)
    ? await checkChange({ ...request, base: workingTree(base), baseName: 'base', scope: 'new', policy: 'base' })
    : await check(request);
  return findingText(findings.filter(({ status }) => status === 'new'));
}

function casesOf(rule: string): readonly string[] {
  const directory = join(folder, rule);
  return existsSync(directory) ? readdirSync(directory).sort() : [];
}

describe.each(rules.map(({ id }) => id))('%s', (rule) => {
  it.each(casesOf(rule))('%s', async (name) => {
    const directory = join(folder, rule, name);
    await expect(await findingsIn(directory)).toMatchFileSnapshot(join(directory, 'expected.txt'));
  });

  it('has a case in which it finds something and one in which nothing is found', () => {
    const expected = (name: string) => readFileSync(join(folder, rule, name, 'expected.txt'), 'utf8');
    expect(expected('finds')).toMatch(new RegExp(`^\\S+ (?:error|warning|notice) ${rule} `, 'm'));
    expect(expected('accepts')).toBe('');
  });

  it('has a page that explains it and shows what its first case finds', () => {
    const page = readFileSync(join(pages, `${rule}.md`), 'utf8');
    expect(page.startsWith(`# ${rule}\n`)).toBe(true);
    expect([...page.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual(headings);
    const lines = readFileSync(join(folder, rule, 'finds', 'expected.txt'), 'utf8').split('\n');
    const shown = new RegExp(`^(\\S+) \\S+ ${rule} [^\\[]*\\[[^\\]]*\\] (.+)$`);
    const [place, message] = lines.flatMap((line) => shown.exec(line)?.slice(1) ?? []);
    const example = page.slice(page.indexOf('## Example'));
    expect(example).toContain(`at ${place}\n`);
    expect(example).toContain(`  ${message}\n`);
  });
});

it('has no case of a rule that does not exist', () => {
  expect(readdirSync(folder).filter((name) => !rules.some(({ id }) => id === name))).toEqual([]);
});
