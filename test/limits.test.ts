import { afterAll, expect, it } from 'vitest';
import type { Report } from '../src/findings/finding.ts';
import { type CheckAnnotation, checkRunReport } from '../src/reports/check-run.ts';
import { renderComment } from '../src/reports/comment.ts';
import { github } from '../src/reports/github.ts';
import { markdown } from '../src/reports/markdown.ts';
import { sarif } from '../src/reports/sarif.ts';
import { fakeGithub } from './github/fake-api.ts';
import { runnerCommands } from './reports/runner-commands.ts';
import { crowdedReport, finding, hostileKey, readSample } from './reports/sample-report.ts';
import { pullRequestOf, removeTemporaryFolders } from './repositories/history.ts';
import { startAction } from './runner/run-action.ts';

afterAll(removeTemporaryFolders);

const style = { colour: false, showValues: false, readText: readSample };
const source = { id: 'main', commit: 'a'.repeat(40), runUrl: 'https://github.com/acme/shop/actions/runs/1' };
const counts = '206 errors, 103 warnings, 103 notices';
const bytes = (text: string) => Buffer.byteLength(text);
const rowsOf = (text: string) => text.split('\n').filter((line) => /^\| (❌|⚠️|ℹ️)/.test(line));
const keyOf = (row: string) => /key\.number\.\d+/.exec(row)?.[0];

it('412 findings: every view is within its limit, counts the same, and has the most important ones first', async () => {
  const commands = runnerCommands(String(await github.render(crowdedReport, style)));
  const check = checkRunReport(crowdedReport, style);
  const comment = renderComment(crowdedReport, style, source);
  const summary = String(await markdown.render(crowdedReport, style));
  const [run] = JSON.parse(String(await sarif.render(crowdedReport, style))).runs;

  for (const text of [check.title, check.summary, comment, summary, run.properties.counts]) {
    expect(text).toContain(counts);
  }
  expect(commands.map(({ name }) => name)).toEqual([
    ...Array(9).fill('error'),
    ...Array(9).fill('warning'),
    ...Array(6).fill('notice'),
  ]);
  expect(commands.at(-1)?.data).toContain('23 of 412 findings');
  expect(check.annotations).toHaveLength(100);
  expect(check.summary).toContain('100 of 412 findings are annotated');
  expect(check.annotations.every(({ annotation_level }: CheckAnnotation) => annotation_level === 'failure')).toBe(true);
  expect(Math.max(bytes(check.summary), bytes(check.text))).toBeLessThanOrEqual(60_000);
  expect(rowsOf(check.text).length + leftOut(check.text)).toBe(412);
  expect(bytes(comment)).toBeLessThanOrEqual(55_000);
  expect(rowsOf(comment)).toHaveLength(25);
  expect(comment).toContain('387 more findings');
  expect(bytes(summary)).toBeLessThanOrEqual(900_000);
  expect(rowsOf(summary)).toHaveLength(412);
  expect(run.results).toHaveLength(412);

  const order = crowdedReport.findings.map(({ key }) => key);
  expect(rowsOf(summary).map(keyOf)).toEqual(order);
  expect(rowsOf(comment).map(keyOf)).toEqual(order.slice(0, 25));
  expect(run.results.map(({ properties }: { properties: { key: string } }) => properties.key)).toEqual(order);
});

function leftOut(text: string): number {
  return Number(/^(\d+) more rows left out/m.exec(text)?.[1] ?? 0);
}

it('a comment and a check run stay within their limits, however long and wide the texts are', () => {
  const wide: Report = {
    ...crowdedReport,
    findings: crowdedReport.findings.map((each, index) =>
      finding({ ...each, key: `${index}${hostileKey}${'🙂ü'.repeat(3000)}`, environments: ['ü'.repeat(200)] }),
    ),
  };
  const comment = renderComment(wide, style, source);
  expect(bytes(comment)).toBeLessThanOrEqual(55_000);
  expect(comment).toContain(counts);
  const check = checkRunReport(wide, style);
  for (const { title, message, start_line, end_line } of check.annotations) {
    expect([...title].length).toBeLessThanOrEqual(255);
    expect(bytes(message)).toBeLessThanOrEqual(64 * 1024);
    expect(start_line).toBeGreaterThanOrEqual(1);
    expect(end_line).toBe(start_line);
  }
  expect(Math.max(bytes(check.summary), bytes(check.text))).toBeLessThanOrEqual(60_000);
});

it('an annotation of a check run lies within its file', () => {
  const far = finding({ at: { path: 'config/stage/server.properties', line: 99, column: 7 } });
  const [annotation] = checkRunReport({ ...crowdedReport, findings: [far] }, style).annotations;
  expect(annotation).toMatchObject({ start_line: 4, end_line: 4 });
});

it('the Action publishes 412 findings: two requests for the check run, one comment, nothing dropped', async () => {
  const keys = Array.from({ length: 412 }, (_, index) => `k${index}.value`);
  const files = {
    'keyparity.yml': [
      ...['version: 1', 'environments: { dev: {}, stage: {}, prod: {} }', 'applications:', '  shop:', '    path: .'],
      ...['    layers: [base.properties, "{env}.properties"]', 'keys:'],
      ...keys.map((key) => `  ${key}: { override: [stage] }`),
    ],
    'base.properties': keys.map((key) => `${key}=1`),
    'dev.properties': keys.map((key) => `${key}=2`),
    'stage.properties': keys.map((key) => `${key}=3`),
    'prod.properties': keys.map((key) => `${key}=4`),
  };
  const { checkout, base, head } = pullRequestOf(
    ({ write }) => {
      for (const [name, lines] of Object.entries(files)) write(name, `${lines.join('\n')}\n`);
    },
    ({ write }) => write('stage.properties', keys.map((_, index) => `other${index}.of.stage=${index}\n`).join('')),
  );
  const token = 'ghs_planted0123456789ABCDEFtoken';
  const api = await fakeGithub({ token, head });
  try {
    const run = await startAction({
      workspace: checkout.root,
      token,
      event: {
        name: 'pull_request',
        payload: { pull_request: { number: 9, head: { sha: head }, base: { sha: base } } },
      },
      inputs: { 'check-run': 'true', comment: 'auto', outputs: 'sarif=out.sarif' },
      preloaded: [new URL('github/fast-clock.mjs', import.meta.url).href],
      environment: { GITHUB_API_URL: api.url },
    });
    expect(api.violations).toEqual([]);
    expect(run).toMatchObject({ exitCode: 1, dropped: 0, unsafe: [], leaked: '' });
    const total = Number(run.outputs.get('findings'));
    expect(total).toBe(412);
    expect(api.checks.map(({ annotations }) => annotations.length)).toEqual([100]);
    expect(api.requests.filter((request) => / .*check-runs/.test(request))).toHaveLength(2);
    expect(api.comments).toHaveLength(1);
    const errors = `${run.outputs.get('errors')} errors`;
    for (const text of [run.summary, api.comments[0]?.body, api.checks[0]?.output['title'], run.printed]) {
      expect(text).toContain(errors);
    }
    expect(JSON.parse(run.read('out.sarif')).runs[0].results).toHaveLength(total);
    expect(JSON.parse(run.read(run.outputs.get('report') ?? '')).findings).toHaveLength(total);
    expect(rowsOf(run.summary)).toHaveLength(total);
    expect(Buffer.byteLength(run.summary)).toBeLessThanOrEqual(1024 * 1024);
  } finally {
    await api.close();
  }
});
