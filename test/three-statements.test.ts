import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type CheckRequest, check } from '../src/commands/check.ts';
import { checkChange } from '../src/commands/check-change.ts';
import { type FileTree, memoryTree } from '../src/documents/file-tree.ts';
import type { Report } from '../src/findings/finding.ts';
import { readinessOf } from '../src/findings/readiness.ts';
import { workingTree } from '../src/platform/working-tree.ts';
import { checkRunReport } from '../src/reports/check-run.ts';
import { renderComment } from '../src/reports/comment.ts';
import { reporters } from '../src/reports/index.ts';
import { type Files, module } from './inspected.ts';
import { finding } from './reports/sample-report.ts';

const style = { colour: false, showValues: false };
const source = { id: 'main', commit: 'a'.repeat(40), runUrl: 'https://github.com/acme/shop/actions/runs/1' };
const usual = { today: '2026-11-26', failOn: 'error' } as const;

const judged = (files: Files, more: Partial<CheckRequest> = {}): Promise<Report> =>
  check({ tree: memoryTree(files), ...usual, ...more });

const changed = (base: Files, head: Files) => changeOf(memoryTree(base), memoryTree(head));

const changeOf = (base: FileTree, tree: FileTree): Promise<Report> =>
  checkChange({
    ...usual,
    tree,
    base,
    baseName: '44cd1234ab',
    baseRef: 'main',
    scope: 'new',
    policy: 'base',
  });

/** The lines of the terminal report that are no table and no finding: its statements. */
async function statements(report: Report): Promise<readonly string[]> {
  const lines = String(await reporters.text.render(report, style)).split('\n');
  const first = lines.slice(0, lines.indexOf(''));
  const last = lines.slice(lines.lastIndexOf('Judged') + 1).filter((line) => /^[A-Z\d]/.test(line));
  return [...first, ...last.filter((line) => !line.startsWith('Every key of every environment'))];
}

const states = ({ readiness }: Report) => readiness.map(({ environment, state }) => `${environment} ${state}`);

/** What every environment sets, so that a gap is one of a whole and not of a sketch. */
const common = (name: string) => ['url', 'name', 'zone'].map((key) => `app.${key}: ${name}\n`).join('');

/** Environments of one application; of those named, the text is given. */
const shop = (own: Readonly<Record<string, string>>, others: Files = {}): Files =>
  module(
    'spring.application.name: shop\n',
    Object.fromEntries(Object.entries(own).map(([name, text]) => [name, common(name) + text])),
    others,
  );

const pom =
  '<project><parent><artifactId>spring-boot-starter-parent</artifactId><version>3.3.4</version></parent><artifactId>shop</artifactId></project>';

const contractFor = (...keys: readonly string[]): Files => ({
  'keyparity.yml': `version: 1\nkeys:\n${keys.map((key) => `  ${key}: { required: true }\n`).join('')}`,
});

describe('a change that brings nothing new', () => {
  const twelve = Array.from({ length: 9 }, (_, index) => `db.key${index}`);
  const gaps = shop(
    {
      dev: twelve.map((key) => `${key}: 1\n`).join(''),
      stage: twelve
        .slice(3)
        .map((key) => `${key}: 1\n`)
        .join(''),
      prod: '',
    },
    contractFor(...twelve),
  );

  it('is said to be that, and beside it which known errors remain where', async () => {
    const report = await changed(gaps, { ...gaps, 'README.md': 'more\n' });
    expect(states(report)).toEqual(['dev ready', 'stage not-ready', 'prod not-ready']);
    expect(await statements(report)).toEqual([
      'keyparity: pass, nothing new against main (44cd1234ab): 1 application, 3 environments, 13 keys',
      'stage is not ready: shop lacks db.key0, db.key1 and db.key2. prod is not ready: shop lacks db.key3, db.key4, db.key5 and 6 more. 1 other environment is ready.',
      'Nothing new against main (44cd1234ab). 9 known errors remain: prod 9, stage 3.',
    ]);
    const page = String(await reporters.markdown.render(report, style));
    expect(page).toContain('## ⚠️ Keyparity: nothing new against <code>main</code> (44cd1234ab)');
    expect(page).toContain('| <code>stage</code> | ❌ not ready | <code>shop</code>: <code>db.key0</code>');
  });

  it('is said to leave every environment with what it needs only where that is so', async () => {
    const sound = shop({ dev: 'a.b: 1\n', stage: 'a.b: 1\n', prod: 'a.b: 1\n' });
    expect(await statements(await changed(sound, { ...sound, 'README.md': '' }))).toEqual([
      'keyparity: pass, every environment has what it needs: 1 application, 3 environments, 5 keys',
      'Nothing new against main (44cd1234ab).',
    ]);
  });

  it('is not said to leave nothing wanting where the code needs what has to come from outside', async () => {
    const code = [
      'package acme;',
      'import org.springframework.beans.factory.annotation.Value;',
      'import org.springframework.boot.autoconfigure.SpringBootApplication;',
      '@SpringBootApplication',
      'public class Shop {',
      '  @Value("${from.outside}") String from;',
      '}',
    ].join('\n');
    const files = shop({ dev: '', stage: '', prod: '' }, { 'pom.xml': pom, 'src/main/java/acme/Shop.java': code });
    expect(await statements(await changed(files, { ...files, 'README.md': '' }))).toEqual([
      'keyparity: pass, nothing new against main (44cd1234ab): 1 application, 3 environments, 4 keys',
      'All 3 environments are ready.',
      'Nothing new against main (44cd1234ab). 1 known notice remains.',
    ]);
  });

  it('and repairs some of it is said to have done so', async () => {
    const repaired = shop({ dev: 'a.b: 1\n', prod: 'a.b: 1\n' }, contractFor('a.b'));
    const before = shop({ dev: 'a.b: 1\n', prod: '' }, contractFor('a.b'));
    expect((await statements(await changed(before, repaired))).at(-1)).toBe(
      'Nothing new against main (44cd1234ab). 1 finding fixed.',
    );
  });
});

describe('what is accepted', () => {
  const gap = shop({ dev: 'a.b: 1\n', prod: '' });
  it.each<[string, Files]>([
    ['by the baseline', { ...contractFor('a.b'), 'keyparity-baseline.txt': 'shop\tmissing-value\ta.b\tprod\n' }],
    [
      'by an exception',
      {
        'keyparity.yml': `${contractFor('a.b')['keyparity.yml']}exceptions:\n  - { key: a.b, rule: missing-value, in: [prod], reason: Later., until: 2099-01-01 }\n`,
      },
    ],
  ])('%s is a risk, and nobody says that nothing is missing', async (_, acceptance) => {
    const report = await judged({ ...gap, ...acceptance });
    expect(states(report)).toEqual(['dev ready', 'prod accepted-risk']);
    expect(await statements(report)).toEqual([
      'keyparity: pass, what is wrong is accepted: 1 application, 2 environments, 5 keys',
      'prod stands on accepted risk. 1 other environment is ready.',
      '1 finding is accepted: prod 1.',
    ]);
    const page = String(await reporters.markdown.render(report, style));
    expect(page).toContain('| <code>prod</code> | ⚠️ accepted risk | <code>shop</code>: <code>a.b</code> |');
  });
});

describe('a value that is missing and that nothing replaces', () => {
  it('is in the way also where it is only suspected', async () => {
    const report = await judged(shop({ dev: 'a.b: 1\n', qa: 'a.b: 1\n', stage: 'a.b: 1\n', prod: '' }));
    expect(report.counts).toEqual({ error: 0, warning: 1, notice: 0 });
    expect(states(report)).toEqual(['dev ready', 'qa ready', 'stage ready', 'prod not-ready']);
    expect(await statements(report)).toEqual([
      'keyparity: pass, 0 errors, 1 warning in 1 application, 4 environments, 5 keys',
      'prod is not ready: shop lacks a.b. 3 other environments are ready.',
      '0 errors, 1 warning',
    ]);
    const page = String(await reporters.markdown.render(report, style));
    expect(page).toContain('❌ missing');
    expect(page).toMatch(/^## ⚠️ Keyparity: 0 errors, 1 warning\n\n<code>prod<\/code> is not ready/);
  });

  it('is none where all share one: then a warning stands beside it', async () => {
    const files = shop({ dev: 'a.b: 1\n', qa: 'a.b: 1\n', stage: '', prod: 'a.b: 1\n' });
    const path = 'src/main/resources/application.yml';
    const report = await judged({ ...files, [path]: `${files[path]}a.b: 0\n` });
    expect(states(report)).toEqual(['dev ready', 'qa ready', 'stage ready', 'prod ready']);
    expect((await statements(report))[1]).toBe('All 4 environments are ready, stage with warnings.');
  });
});

describe('where nothing was compared', () => {
  it('that is what is said, and not that everything is there', async () => {
    const report = await judged(module('spring.application.name: meters\na: 1\n'));
    expect(states(report)).toEqual(['default not-judged']);
    expect(await statements(report)).toEqual([
      'keyparity: pass, but nothing was compared: meters has one environment. keyparity doctor shows which files were left alone.',
    ]);
    expect(String(await reporters.markdown.render(report, style))).toMatch(
      /^## ⚠️ Keyparity: nothing was compared\n\nNothing was compared: <code>meters<\/code> has one environment\./,
    );
  });

  it('a contract or code that asks something is judged all the same', async () => {
    const alone = module('spring.application.name: meters\na.b: 1\n', {}, contractFor('a.b'));
    expect(await statements(await judged(alone))).toEqual([
      'keyparity: pass, every environment has what it needs: 1 application, 1 environment, 2 keys',
    ]);
  });

  it('of one application among others, the others are said to have what they need', async () => {
    const files: Files = {
      'meters/src/main/resources/application.yml': 'spring.application.name: meters\n',
      ...Object.fromEntries(
        Object.entries(shop({ dev: '', stage: '', prod: '' })).map(([path, text]) => [`shop/${path}`, text]),
      ),
    };
    expect(await statements(await judged(files))).toEqual([
      'keyparity: pass, every environment that was judged has what it needs: 1 application, 3 environments, 4 keys',
      'Not compared: meters has one environment. keyparity doctor shows which files were left alone.',
    ]);
  });
});

it('says nothing of environments that were not asked for', async () => {
  const gap = shop({ dev: 'a.b: 1\n', stage: 'a.b: 1\n', prod: '' }, contractFor('a.b'));
  const report = await judged(gap, { environments: ['stage'] });
  expect(states(report)).toEqual(['stage ready']);
  expect(await statements(report)).toEqual([
    'keyparity: pass, every environment has what it needs: 1 application, 1 environment, 5 keys',
  ]);
  expect(String(await reporters.junit.render(report, style))).not.toContain('prod');
});

it('tells of an environment that only the policy of the base sees, where something is in its way', async () => {
  const sound = shop({ dev: 'a.b: 1\n', qa: 'a.b: 1\n', prod: 'a.b: 1\n' }, contractFor('a.b'));
  const fewer = `${contractFor('a.b')['keyparity.yml']}environments: { dev: {}, qa: {} }\n`;
  const report = await changed(sound, { ...sound, ...shop({ prod: '' }), 'keyparity.yml': fewer });
  expect([report.verdict, ...states(report)]).toEqual(['fail', 'dev ready', 'qa ready', 'prod not-ready']);
  expect(readinessOf([], [finding({ severity: 'notice', environments: ['gone'] })], [])).toEqual([]);
});

describe('every repository among the fixtures', () => {
  const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url));
  const folders = (path: string) =>
    readdirSync(join(fixtures, path), { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [join(path, entry.name)] : [],
    );
  const repositories = [
    ...folders('projects'),
    ...folders('rules').flatMap((rule) => folders(rule).map((name) => join(name, 'repo'))),
  ];

  it.each(repositories)('%s says the same in every format', async (path) => {
    const tree = workingTree(join(fixtures, path));
    const base = join(fixtures, path, '../base');
    const reports = [
      await check({ tree, ...usual }),
      ...(existsSync(base) ? [await changeOf(workingTree(base), tree)] : []),
    ];
    for (const report of reports) expectAgreement(report, await everyFormat(report));
  });
});

async function everyFormat(report: Report) {
  return {
    text: String(await reporters.text.render(report, style)),
    pages: [
      String(await reporters.markdown.render(report, style)),
      renderComment(report, style, source),
      checkRunReport(report, style).summary,
    ],
    log: String(await reporters.github.render(report, style)),
    junit: String(await reporters.junit.render(report, style)),
    json: JSON.parse(String(await reporters.json.render(report, style))),
    title: checkRunReport(report, style).title,
  };
}

const labels = {
  'not-ready': '❌ not ready',
  'accepted-risk': '⚠️ accepted risk',
  ready: '✅ ready',
  'not-judged': '➖ not judged',
} as const;

/** What is said in one place is true of what stands in the others. */
function expectAgreement(report: Report, shown: Awaited<ReturnType<typeof everyFormat>>): void {
  const { readiness, matrix, applications } = report;
  const isSound =
    readiness.every(({ state }) => state === 'ready' || state === 'not-judged') &&
    report.findings.every(({ application, status }) => application === '' || status === 'excepted');
  const claims = [shown.text, ...shown.pages, shown.log, shown.title].map((text) => text.includes('has what it needs'));
  if (claims.includes(true)) expect([isSound, report.verdict]).toEqual([true, 'pass']);
  expect(new Set(claims).size).toBe(1);

  const stateIn = (application: string, environment: string) =>
    readiness.find((each) => each.environment === environment)?.applications.find(({ name }) => name === application)
      ?.state;
  for (const { application, cells } of matrix) {
    const { environments = [] } = applications.find(({ name }) => name === application) ?? {};
    for (const [index, { state }] of cells.entries()) {
      const environment = environments[index];
      if (state !== 'missing' || environment?.compared !== true) continue;
      expect(stateIn(application, environment.name), environment.name).toMatch(/^(?:not-ready|accepted-risk)$/);
    }
  }
  for (const { environment, state } of readiness) {
    for (const page of shown.pages) expect(page).toContain(`| <code>${environment}</code> | ${labels[state]} |`);
    if (state === 'not-ready') {
      for (const text of [shown.text, shown.log]) expect(text).toMatch(/ (?:is|are) not ready/);
    }
  }
  expect(shown.json.environments.map(({ name, state }: { name: string; state: string }) => [name, state])).toEqual(
    readiness.map(({ environment, state }) => [environment, state]),
  );
  const passed = [...shown.junit.matchAll(/classname="([^"]*)" name="(\S+) is ready" time="0"\/>/g)];
  for (const [, application = '', environment = ''] of passed) expect(stateIn(application, environment)).toBe('ready');
}
