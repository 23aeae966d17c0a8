import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { lawOf } from '../src/applications/application.ts';
import { check, findingsOf } from '../src/commands/check.ts';
import { checkChange } from '../src/commands/check-change.ts';
import { nothingShared, prepare, type Shared } from '../src/commands/prepare.ts';
import { accept } from '../src/commands/write-baseline.ts';
import { compareBytes, type FileTree } from '../src/documents/file-tree.ts';
import type { Finding } from '../src/findings/finding.ts';
import { workingTree } from '../src/platform/working-tree.ts';
import { UsageError } from '../src/usage-error.ts';
import { changed, differenceOf, quietHistory, type Repository } from './repositories/quiet-changes.ts';
import { beginning, smallProject } from './repositories/small-projects.ts';

/**
 * The law: a change that touches nothing an application reads brings no new finding, and repairs none. Every project and every
 * repository of the fixtures is the beginning of histories, each with its own policy, with none, with a baseline, with exceptions.
 *
 * More of them: npm run histories; another seed: HISTORIES_SEED=7.
 */
const runs = Number(process.env['HISTORIES'] ?? 25);
const seed = Number(process.env['HISTORIES_SEED'] ?? 20_261_128);
const today = '2026-11-21';

const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url));
const beginnings = readdirSync(fixtures, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ parentPath, name }) => join(parentPath, name).slice(fixtures.length + 1))
  .filter((path) => /\/repo$|^projects\/[^/]+$/.test(path))
  .sort(compareBytes);

const policies = ['its own', 'none', 'a baseline', 'exceptions'] as const;

const latin1 = new Map<string, Repository>();

function repositoryAt(path: string): Repository {
  const known = latin1.get(path);
  if (known !== undefined) return known;
  const tree = workingTree(join(fixtures, path));
  const files = new Map(tree.list().map((each) => [each, textOf(tree.read(each) ?? new Uint8Array())] as const));
  latin1.set(path, files);
  return files;
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

/** As git has it: contents have names. */
function treeOf(files: Repository): FileTree {
  const paths = [...files.keys()].sort(compareBytes);
  return {
    list: () => paths,
    read: (path) => {
      const text = files.get(path);
      return text === undefined ? undefined : Buffer.from(text, 'latin1');
    },
    readLatin1: (path) => files.get(path),
    contentId: (path) => files.get(path),
  };
}

async function withPolicy(files: Repository, policy: (typeof policies)[number]): Promise<Repository> {
  if (policy === 'its own') return files;
  if (policy === 'none') return new Map([...files].filter(([path]) => !/^keyparity[.-][^/]*$/.test(path)));
  if (policy === 'a baseline') {
    const { path, text } = await accept({ tree: treeOf(files), today }, 'all');
    return new Map([...files, [path, text]]);
  }
  const { findings } = await check({ tree: treeOf(files), today, failOn: 'error' });
  const own = files.get('keyparity.yml') ?? 'version: 1\n';
  const excepted = findings.filter(
    ({ status, key, application }) => status === 'new' && key !== undefined && application !== '',
  );
  if (excepted.length === 0 || own.includes('exceptions:')) return files;
  return new Map([...files, ['keyparity.yml', `${own}exceptions:\n${excepted.map(exceptionOf).join('')}`]]);
}

function exceptionOf({ rule, key }: Finding): string {
  return `  - { key: ${JSON.stringify(key)}, rule: ${rule}, reason: It is meant so., until: 2099-01-01 }\n`;
}

/** Undefined where there is nothing to judge. */
async function beginningWith(
  repository: Repository,
  policy: (typeof policies)[number],
): Promise<Repository | undefined> {
  try {
    const files = await withPolicy(repository, policy);
    await check({ tree: treeOf(files), today, failOn: 'error' });
    return files;
  } catch (error) {
    // Without its policy there may be nothing to judge.
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

function told({ rule, key, environments, severity }: Finding): string {
  return `${severity} ${rule} ${key ?? '-'} [${environments.join(', ')}]`;
}

/** What every environment of every application gets, and what is found in it, without places. */
async function stateOf(files: Repository, shared: Shared): Promise<readonly string[]> {
  const request = { tree: treeOf(files), today, shared };
  const preparation = await prepare(request);
  const given = preparation.subjects.flatMap(({ application, configurations }) =>
    configurations.flatMap(({ environment, winners }) => {
      const { name, compared, open, failures } = environment;
      const place = `${application.name} ${name}`;
      return [
        `${place} is ${compared ? 'compared' : 'not compared'}, ${application.kind} of ${lawOf(application)}`,
        ...[...winners.values()].map(({ key, value }) => `${place} ${key}=${value}`),
        ...[...new Set(open.map(({ what }) => `${place} may get more from ${what}`))],
        ...failures.map(({ message }) => `${place} fails: ${message}`),
      ];
    }),
  );
  return [...given, ...findingsOf(preparation, request).map((finding) => `${told(finding)} ${finding.status}`)];
}

/** What a change woke that it did not touch. */
async function woken(base: Repository, head: Repository, shared: Shared): Promise<string> {
  const { findings, fixed } = await checkChange({
    tree: treeOf(head),
    base: treeOf(base),
    baseName: 'base',
    scope: 'new',
    policy: 'base',
    today,
    failOn: 'notice',
    shared,
  });
  const [before, after] = [await stateOf(base, shared), await stateOf(head, shared)];
  const all = [
    ...findings.filter(({ status }) => status === 'new').map((one) => `new: ${told(one)}`),
    ...fixed.map((one) => `fixed: ${told(one)}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `now: ${line}`),
    ...before.filter((line) => !after.includes(line)).map((line) => `before: ${line}`),
  ];
  return all.length === 0 ? '' : `${all.join('\n')}\n${differenceOf(base, head)}`;
}

let changes = 0;

describe(`${runs} histories of changes that touch nothing an application reads (seed ${seed})`, () => {
  afterAll(() => console.log(`${runs} histories, ${changes} changes judged, seed ${seed}`));

  it('bring no new finding', { timeout: 3_600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.constantFrom(...beginnings).map((name) => beginning(name, repositoryAt(name))),
          smallProject,
        ),
        fc.constantFrom(...policies),
        quietHistory,
        async ({ files }, policy, history) => {
          const start = await beginningWith(files, policy);
          if (start === undefined) return;
          const shared = nothingShared();
          let base = start;
          for (const commit of history) {
            const head = commit.reduce(changed, base);
            changes += 1;
            expect(await woken(base, head, shared)).toBe('');
            base = head;
          }
          if (history.length > 1) expect(await woken(start, base, shared)).toBe('');
        },
      ),
      { numRuns: runs, seed },
    );
  });
});
