import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { baselineCommand } from '../src/cli/baseline-command.ts';
import { check } from '../src/commands/check.ts';
import { readOptionValues } from '../src/commands/option-values.ts';
import type { OptionName } from '../src/commands/options.ts';
import { accept } from '../src/commands/write-baseline.ts';
import { type FileTree, memoryTree } from '../src/documents/file-tree.ts';
import { baselineText, readBaseline } from '../src/findings/baseline.ts';
import type { Report } from '../src/findings/finding.ts';
import { type History, newHistory, removeTemporaryFolders } from './repositories/history.ts';

afterAll(removeTemporaryFolders);

const today = '2026-11-21';
const environments = ['dev', 'qa', 'stage', 'prod'] as const;

const contract = `version: 1
environments:
  dev: {}
  qa: {}
  stage: {}
  prod: {}
keys:
  pay.url: { override: true }
  pay.key: { override: true }
  pay.zone: { override: true }
`;

const fileOf = (environment: string) => `shop/src/main/resources/application-${environment}.properties`;

/** A shop whose environments set these keys. */
function filesOf(keys: Readonly<Partial<Record<(typeof environments)[number], readonly string[]>>>, more = '') {
  const files: Record<string, string> = {
    'keyparity.yml': contract + more,
    'shop/src/main/resources/application.properties': 'spring.application.name=shop\n',
  };
  for (const name of environments) {
    const own = keys[name] ?? ['pay.url', 'pay.key', 'pay.zone'];
    files[fileOf(name)] = ['x=1', ...own.map((key) => `${key}=${name}`)].map((line) => `${line}\n`).join('');
  }
  return files;
}

const judge = (files: Readonly<Record<string, string>>): Promise<Report> =>
  check({ tree: memoryTree(files), today, failOn: 'error' });

function told({ findings }: Report): readonly string[] {
  return findings
    .filter(({ status }) => status === 'new')
    .map(({ rule, key, environments: names, at }) => `${at.path}:${at.line} ${rule} ${key ?? ''} ${names.join(' ')}`);
}

async function textFor(tree: FileTree, only: 'all' | 'prune' = 'all'): Promise<string> {
  return (await accept({ tree, today }, only)).text;
}

const entriesOf = (text: string) => text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));

const broken = filesOf({ stage: ['pay.url'], qa: ['pay.url', 'pay.zone'] });

describe('the baseline', () => {
  it('has one line for each finding: application, rule, key, environments; no lines of files and no values', async () => {
    expect(entriesOf(await textFor(memoryTree(broken)))).toEqual([
      'shop\tmissing-override\tpay.key\tqa,stage',
      'shop\tmissing-override\tpay.zone\tstage',
    ]);
  });

  it('makes a repository pass with all that it has, and fail with one finding more', async () => {
    const accepted = { ...broken, 'keyparity-baseline.txt': await textFor(memoryTree(broken)) };
    const report = await judge(accepted);
    expect([report.verdict, told(report)]).toEqual(['pass', []]);
    expect(report.findings.map(({ status }) => status)).toEqual(['excepted', 'excepted']);
    const worse = await judge({ ...accepted, ...{ [fileOf('prod')]: 'x=1\npay.url=p\npay.zone=p\n' } });
    expect(told(worse)).toEqual([`${fileOf('prod')}:3 missing-override pay.key prod`]);
    expect(worse.findings.filter(({ status }) => status === 'excepted')).toHaveLength(2);
  });

  it('does not mind moved lines, other values, another spelling and another order', async () => {
    const text = await textFor(memoryTree(broken));
    const moved = Object.fromEntries(
      Object.entries(broken).map(([path, each]) => [
        path,
        path.endsWith('.properties') ? `\n# moved\n${each.replace('pay.key=', 'pay.KEY = other ')}` : each,
      ]),
    );
    const shuffled = entriesOf(text).toReversed().join('\r\n');
    expect(told(await judge({ ...moved, 'keyparity-baseline.txt': shuffled }))).toEqual([]);
  });

  it('reports what it needs no more, whole entries and single environments', async () => {
    const repaired = {
      ...filesOf({ qa: ['pay.url', 'pay.zone'] }),
      'keyparity-baseline.txt': await textFor(memoryTree(broken)),
    };
    const report = await judge(repaired);
    expect(report.verdict).toBe('pass');
    expect(told(report)).toEqual([
      'keyparity-baseline.txt:3 unused-exception pay.key ',
      'keyparity-baseline.txt:4 unused-exception pay.zone ',
    ]);
    const pruned = await accept({ tree: memoryTree(repaired), today }, 'prune');
    expect(entriesOf(pruned.text)).toEqual(['shop\tmissing-override\tpay.key\tqa']);
    expect([pruned.entries, pruned.added, pruned.removed]).toEqual([1, 0, 2]);
    expect(told(await judge({ ...repaired, 'keyparity-baseline.txt': pruned.text }))).toEqual([]);
  });

  it('is never made longer by pruning', async () => {
    const text = 'shop\tmissing-override\tpay.zone\tstage\n';
    const pruned = await textFor(memoryTree({ ...broken, 'keyparity-baseline.txt': text }), 'prune');
    expect(entriesOf(pruned)).toEqual(['shop\tmissing-override\tpay.zone\tstage']);
  });

  it('is written the same a second time', async () => {
    const text = await textFor(memoryTree(broken));
    const again = await accept({ tree: memoryTree({ ...broken, 'keyparity-baseline.txt': text }), today }, 'all');
    expect([again.text, again.added, again.removed]).toEqual([text, 0, 0]);
  });

  it('never silences a locked rule, and does not accept what it finds', async () => {
    const locked = filesOf({ stage: ['pay.url'] }, 'rules:\n  missing-override: { severity: error, locked: true }\n');
    const refused = await accept({ tree: memoryTree(locked), today }, 'all');
    expect([refused.entries, refused.refused]).toEqual([0, 2]);
    const forced = await judge({ ...locked, 'keyparity-baseline.txt': await textFor(memoryTree(broken)) });
    expect(forced.verdict).toBe('fail');
    expect(forced.findings.some(({ message }) => JSON.stringify(message).includes('its rule is locked'))).toBe(true);
  });

  it('tells lines that are none, and judges all the same', async () => {
    const text = [
      '<<<<<<< ours',
      'shop\tmissing-override\tpay.zone\tstage',
      'just words',
      'shop\tmissing-overide\tpay.key\tstage',
      'a\tmissing-override\tb\tc\td',
      '',
      '# a remark',
    ].join('\n');
    const report = await judge({ ...filesOf({ stage: ['pay.url', 'pay.key'] }), 'keyparity-baseline.txt': text });
    expect(report.verdict).toBe('pass');
    expect(told(report).map((line) => line.split(' ')[0])).toEqual(
      [1, 3, 4, 5].map((line) => `keyparity-baseline.txt:${line}`),
    );
  });

  it('holds any text that a key, a name or an environment can be', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1 });
    const entry = fc.record({
      application: word,
      rule: fc.constant('missing-override'),
      topic: word,
      environments: fc.uniqueArray(word, { maxLength: 3 }).map((names) => names.sort()),
    });
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const { accepted, defects } = readBaseline('b', baselineText(entries), ['missing-override']);
        expect(defects).toEqual([]);
        const plain = (of: readonly { application: string; topic: string; environments: readonly string[] }[]) =>
          [
            ...new Set(
              of.map(({ application, topic, environments: names }) => JSON.stringify([application, topic, names])),
            ),
          ].sort();
        expect(plain(accepted)).toEqual(plain(entries));
      }),
    );
  });

  it('merges where two branches change lines that are not neighbours', () => {
    const history = newHistory();
    const lines = Array.from(
      { length: 20 },
      (_, index) => `shop\tmissing-override\tk${String(index).padStart(2, '0')}\tstage`,
    );
    const write = (keep: (index: number) => boolean) =>
      history.write('keyparity-baseline.txt', `${lines.filter((_, index) => keep(index)).join('\n')}\n`);
    write(() => true);
    history.commit();
    history.git('checkout', '-q', '-b', 'other');
    write((index) => index !== 3);
    history.commit();
    history.git('checkout', '-q', 'main');
    write((index) => index !== 15);
    history.commit();
    history.git('merge', '-q', '-m', 'merge', 'other');
    expect(readFileSync(join(history.root, 'keyparity-baseline.txt'), 'utf8').split('\n')).toHaveLength(19);
  });
});

describe('keyparity baseline', () => {
  let history: History;
  const run = (...switches: readonly 'prune'[]) => {
    const given = [['cwd', [history.root]] as const, ...switches.map((name) => [name, ['true']] as const)];
    return baselineCommand(readOptionValues(new Map<OptionName, readonly string[]>(given), (name) => name));
  };
  const written = () => entriesOf(readFileSync(join(history.root, 'keyparity-baseline.txt'), 'utf8'));

  beforeEach(() => {
    history = newHistory();
    for (const [path, text] of Object.entries(broken)) history.write(path, text);
  });

  it('writes the file, and takes out of it what was repaired', async () => {
    expect(await run()).toBe(0);
    expect(written()).toHaveLength(2);
    history.write(fileOf('stage'), 'x=1\npay.url=s\npay.key=s\npay.zone=s\n');
    expect(await run('prune')).toBe(0);
    expect(written()).toEqual(['shop\tmissing-override\tpay.key\tqa']);
  });

  it('writes no file where there is nothing to accept', async () => {
    for (const [path, text] of Object.entries(filesOf({}))) history.write(path, text);
    expect(await run()).toBe(0);
    expect(() => written()).toThrow('ENOENT');
  });
});
