import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hear } from './runner/commands.ts';
import { type ActionRun, runAction } from './runner/run-action.ts';

const fixtures = fileURLToPath(new URL('../fixtures/projects/', import.meta.url));
let base: string;

beforeAll(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'keyparity-action-')));
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** A checkout of a sample, outside of our own repository. */
function checkout(sample: string, name = sample): string {
  const workspace = join(base, name);
  cpSync(join(fixtures, sample), workspace, { recursive: true });
  return workspace;
}

function expectNoHarm(run: ActionRun): void {
  expect(run.unsafe).toEqual([]);
  expect(run.leaked).toBe('');
  expect(run.dropped).toBe(0);
  expect(run.unbalancedGroups).toBe(false);
}

describe('the Action on the repository of January 9', () => {
  let run: ActionRun;
  let workspace: string;
  beforeAll(() => {
    workspace = checkout('jan-9');
    run = runAction({ workspace });
  });

  it('fails the step with one annotation at the file and line that lacks the key', () => {
    expect(run.exitCode).toBe(1);
    expect(run.annotations).toHaveLength(1);
    const [annotation] = run.annotations;
    expect(annotation).toMatchObject({
      severity: 'error',
      file: 'config/stage/server.properties',
      title: 'missing-override kms.cache.ttl',
    });
    expect(annotation?.line).toBeGreaterThan(0);
    expect(annotation?.message).toContain('stage');
    expect(annotation?.message).toContain('config/prod/server.properties');
    expect(annotation?.message).toContain('kms.cache.ttl=');
  });

  it('sets its outputs although it fails', () => {
    expect(Object.fromEntries(run.outputs)).toMatchObject({
      verdict: 'fail',
      findings: '1',
      errors: '1',
      warnings: '0',
      'not-ready': 'stage',
      states: '{"dev":"ready","demo":"ready","stage":"not-ready","prod":"ready"}',
    });
  });

  it('writes a report that says the same', () => {
    const report = JSON.parse(run.read(run.outputs.get('report') ?? ''));
    expect(report).toMatchObject({ version: 1, verdict: 'fail', counts: { error: 1, warning: 0, notice: 0 } });
    expect(report.findings).toHaveLength(1);
    expect(report.findings[0]).toMatchObject({
      rule: 'missing-override',
      application: 'monolith',
      key: 'kms.cache.ttl',
      environments: ['stage'],
      insertion: { path: 'config/stage/server.properties', text: 'kms.cache.ttl=KEYPARITY_FILL_IN' },
    });
  });

  it('writes the matrix of what is wrong into the summary', () => {
    expect(run.summary).toMatch(/kms\S*cache\S*ttl/);
    expect(run.summary).toContain('missing');
    expect(run.summary).not.toMatch(/orders\S*retry/);
  });

  it('tells nothing but the truth: no harmful command, no path of the machine', () => {
    expectNoHarm(run);
    expect(run.groups).toEqual(['Report']);
    for (const text of [run.printed, run.summary, run.read(run.outputs.get('report') ?? '')]) {
      expect(text).not.toContain(workspace);
    }
  });

  it('says the same with the same inputs', () => {
    const again = runAction({ workspace });
    expect(again.printed).toBe(run.printed);
    expect(again.summary).toBe(run.summary);
  });
});

describe('the Action on the repaired repository', () => {
  it('passes, without an annotation', () => {
    const run = runAction({ workspace: checkout('jan-9-fixed') });
    expect(run.exitCode).toBe(0);
    expect(run.annotations).toEqual([]);
    expect(Object.fromEntries(run.outputs)).toMatchObject({
      verdict: 'pass',
      findings: '0',
      errors: '0',
      warnings: '0',
    });
    expect(run.summary).toContain('every environment has what it needs');
    expectNoHarm(run);
  });
});

describe('the inputs', () => {
  it('name a folder of the repository, and annotations still name files from its root', () => {
    const workspace = join(base, 'nested');
    mkdirSync(join(workspace, '.git'), { recursive: true });
    cpSync(join(fixtures, 'jan-9'), join(workspace, 'backend'), { recursive: true });
    const run = runAction({ workspace, inputs: { 'working-directory': 'backend' } });
    expect(run.exitCode).toBe(1);
    expect(run.annotations[0]?.file).toBe('backend/config/stage/server.properties');
  });

  it('lower the bar, choose what is judged, and switch the summary off', () => {
    const workspace = checkout('jan-9', 'inputs');
    expect(runAction({ workspace, inputs: { 'fail-on': 'never' } }).exitCode).toBe(0);
    expect(runAction({ workspace, inputs: { applications: 'orders\nreindex' } }).exitCode).toBe(0);
    expect(runAction({ workspace, inputs: { environments: ' stage \n' } }).exitCode).toBe(1);
    expect(runAction({ workspace, inputs: { summary: 'false' } }).summary).toBe('');
  });

  it('write further reports into the workspace', () => {
    const workspace = checkout('jan-9', 'reports');
    const inputs = { 'report-file': 'out/report.json', outputs: 'markdown=out/report.md\njson=out/again.json' };
    const run = runAction({ workspace, inputs });
    expect(run.outputs.get('report')).toBe(join(workspace, 'out/report.json'));
    expect(run.read('out/report.md')).toContain('|');
    expect(run.read('out/again.json')).toBe(readFileSync(join(workspace, 'out/report.json'), 'utf8'));
  });

  it.each([
    [{ 'fail-on': 'errors' }, 'input fail-on takes error, warning, notice or never, not "errors"'],
    [{ 'show-values': 'yes' }, 'input show-values takes true or false, not "yes"'],
    [{ summary: 'TRUE' }, 'input summary takes true or false'],
    [{ applications: 'ordres' }, 'ordres'],
    [{ config: 'nowhere.yml' }, 'nowhere.yml'],
    [{ 'working-directory': 'nowhere' }, 'nowhere'],
    [{ 'report-file': '../report.json' }, '../report.json is outside of the workspace'],
    [{ outputs: 'json=/etc/report.json' }, '/etc/report.json is outside of the workspace'],
    [{ outputs: 'json=link' }, 'link is a link'],
    [{ outputs: 'json=folder/report.json' }, 'outside of the workspace'],
  ])('%j cannot be judged by, and say so', (inputs, complaint) => {
    const workspace = checkout('jan-9-fixed', 'refused');
    rmSync(join(workspace, 'link'), { force: true });
    rmSync(join(workspace, 'folder'), { force: true });
    symlinkSync('/etc/keyparity', join(workspace, 'link'));
    symlinkSync('/etc', join(workspace, 'folder'));
    const run = runAction({ workspace, inputs });
    expect(run.exitCode).toBe(2);
    expect(run.annotations).toHaveLength(1);
    expect(run.annotations[0]?.message).toContain(complaint);
    expect(run.outputs.get('verdict')).toBe('error');
    expect([run.outputs.get('not-ready'), run.outputs.get('states')]).toEqual(['', '']);
    expect(run.printed).not.toMatch(/^\s+at /m);
    expectNoHarm(run);
  });
});

describe('a hostile repository', () => {
  it('gets no command into the log, whatever its names and texts say', () => {
    const workspace = checkout('jan-9', 'hostile');
    const name = 'x\n::add-mask::e\r##[set-env name=A]b';
    writeFileSync(join(workspace, 'config/dev/server.properties'), 'a=##[add-mask]e\n::error::b=\\u000a::warning::c\n');
    mkdirSync(join(workspace, 'services/orders/src/main/resources'), { recursive: true });
    writeFileSync(join(workspace, `services/orders/src/main/resources/application-${name}.properties`), 'a=1\n');
    writeFileSync(
      join(workspace, 'services/orders/src/main/resources/application-dev.yml'),
      'a: [##[add-mask]e\n\u0085::stop-commands::x',
    );
    const run = runAction({ workspace });
    expect(run.exitCode).not.toBe(0);
    expect(run.unsafe).toEqual([]);
    expect(run.leaked).toBe('');
    for (const { title } of run.annotations) expect(title).toBeDefined();
  });

  it('gets none in by a mistake in the contract either, and the annotation stands at the mistake', () => {
    const workspace = checkout('jan-9-fixed', 'contract');
    writeFileSync(join(workspace, 'keyparity.yml'), 'version: 1\n"##[add-mask]e": 1\n"\\r::error::x": 2\n');
    const run = runAction({ workspace });
    expect(run.exitCode).toBe(2);
    expect(run.unsafe).toEqual([]);
    expect(run.annotations).toHaveLength(1);
    expect(run.annotations[0]).toMatchObject({ file: 'keyparity.yml', line: 2 });
  });
});

describe('a failure that nobody expected', () => {
  it.each(['late-failure', 'late-rejection'])('is told without a command (%s)', (name) => {
    const preloaded = [new URL(`runner/${name}.mjs`, import.meta.url).href];
    const run = runAction({ workspace: checkout('jan-9', name), preloaded });
    expect(run.exitCode).not.toBe(0);
    expect(run.printed).toContain('from a dependency: #\\u{23}[add-mask]e');
    expectNoHarm(run);
  });
});

describe('the runner of these tests', () => {
  it.each([
    [
      '::error file=a%2Cb,line=3,col=4::x%0Ay%25',
      { severity: 'error', file: 'a,b', line: 3, column: 4, message: 'x\ny%' },
    ],
    ['\u00a0 ::warning::w', { severity: 'warning', message: 'w' }],
    ['text ##[notice]n', { severity: 'notice', message: 'n' }],
    ['text\r::error::e', { severity: 'error', message: 'e' }],
  ])('hears %j as a real one does', (line, annotation) => {
    expect(hear(line).annotations).toEqual([annotation]);
  });

  it('hears what would change the job, and counts what is too much', () => {
    expect(hear('key = ##[add-mask]e').unsafe).toHaveLength(1);
    expect(hear('text ::error::no command').annotations).toEqual([]);
    expect(hear('::group::a').unbalancedGroups).toBe(true);
    expect(hear('::error::x\n'.repeat(12))).toMatchObject({ dropped: 2 });
  });
});
