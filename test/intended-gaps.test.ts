import { describe, expect, it } from 'vitest';
import type { Finding } from '../src/findings/finding.ts';
import { changed, type Files, filesOf, judgeFiles, toldBy, without, wordsOf } from './repositories/change.ts';

/** Gaps that are meant: one change announces them, a later one makes them, and none of the two judges itself. */

const project = filesOf('projects/jan-9-fixed');

const contract = project['keyparity.yml'] as string;

describe('an override that is dropped on purpose', () => {
  const server = 'config/stage/server.properties';
  const dropped = { [server]: project[server]?.replace('kms.cache.ttl=300\n', '') };
  const exception = `
exceptions:
  - key: kms.cache.ttl
    rule: missing-override
    in: [stage]
    reason: Stage keeps no keys from December on.
    from: 2026-12-01
    until: 2027-06-30
`;
  const announced = changed(project, { 'keyparity.yml': contract + exception });

  it('fails where nobody has announced it, and where the change announces it itself', async () => {
    const alone = await judgeFiles(project, changed(project, dropped), { today: '2026-12-01' });
    expect([alone.verdict, toldBy(alone)]).toEqual(['fail', ['error missing-override kms.cache.ttl stage']]);
    const itself = await judgeFiles(project, changed(announced, dropped), { today: '2026-12-01' });
    expect([itself.verdict, toldBy(itself)]).toEqual([
      'fail',
      ['error missing-override kms.cache.ttl stage', 'warning policy-changed'],
    ]);
  });

  it('passes in two changes', async () => {
    const first = await judgeFiles(project, announced, { today: '2026-11-28' });
    expect([first.verdict, toldBy(first)]).toEqual(['pass', ['warning policy-changed']]);
    const second = await judgeFiles(announced, changed(announced, dropped), { today: '2026-12-01' });
    expect([second.verdict, toldBy(second)]).toEqual(['pass', []]);
    expect(second.findings.map(({ status }) => status)).toEqual(['excepted']);
  });

  it('fails before the day that was announced', async () => {
    const early = await judgeFiles(announced, changed(announced, dropped), { today: '2026-11-30' });
    expect([early.verdict, toldBy(early)]).toEqual(['fail', ['error missing-override kms.cache.ttl stage']]);
  });

  it('is announced by what does nothing until its day, and is of no use from then on', async () => {
    const before = await judgeFiles(announced, announced, { today: '2026-11-30' });
    expect(before.findings).toEqual([]);
    const after = await judgeFiles(announced, announced, { today: '2026-12-01' });
    expect(after.findings.map(({ rule, status }) => `${rule} ${status}`)).toEqual(['unused-exception known']);
  });

  it('begins no earlier by a change of its first day without that being told', async () => {
    const earlier = changed(announced, { 'keyparity.yml': contract + exception.replace('2026-12-01', '2026-11-01') });
    const report = await judgeFiles(announced, changed(earlier, dropped), { today: '2026-11-28' });
    expect([report.verdict, toldBy(report)]).toEqual([
      'fail',
      ['error missing-override kms.cache.ttl stage', 'warning policy-changed'],
    ]);
    const later = changed(announced, { 'keyparity.yml': contract + exception.replace('2026-12-01', '2026-12-24') });
    expect(toldBy(await judgeFiles(announced, later, { today: '2026-11-28' }))).toEqual(['notice policy-changed']);
  });

  it('may be announced beside the key as well', async () => {
    const comment =
      '# keyparity-ignore missing-override kms.cache.ttl from=2026-12-01 until=2027-06-30 no keys are kept\n';
    const commented = changed(project, { [server]: `${comment}${project[server]}` });
    expect((await judgeFiles(project, commented, { today: '2026-11-28' })).verdict).toBe('pass');
    const without = changed(commented, { [server]: `${comment}${dropped[server]}` });
    expect(toldBy(await judgeFiles(commented, without, { today: '2026-12-01' }))).toEqual([]);
    expect((await judgeFiles(commented, without, { today: '2026-11-30' })).verdict).toBe('fail');
  });
});

describe('an environment that is retired', () => {
  const withRetirement = (day: string) =>
    contract.replace('  prod: {}\n', `  prod: {}\n  demo-eu: { retired: ${day} }\n`);
  const europe: Files = {
    ...project,
    'keyparity.yml': contract.replace('  prod: {}\n', '  prod: {}\n  demo-eu: {}\n'),
    'config/demo-eu/server.properties': project['config/demo/server.properties'] as string,
    'config/demo-eu/reindex.properties': project['config/demo/reindex.properties'] as string,
    'services/orders/src/main/resources/application-demo-eu.yml': project[
      'services/orders/src/main/resources/application-demo.yml'
    ] as string,
  };
  const announced = changed(europe, { 'keyparity.yml': withRetirement('2026-12-01') });
  const newKey = Object.fromEntries(
    ['dev', 'demo', 'stage', 'prod'].map((name) => {
      const path = `config/${name}/server.properties`;
      return [path, `${project[path]}kms.zone=${name}\n`];
    }),
  );

  it('is judged like every other one until its day', async () => {
    const report = await judgeFiles(announced, changed(announced, newKey), { today: '2026-11-30' });
    expect(toldBy(report)).toEqual(['error missing-override kms.zone demo-eu']);
    expect(report.applications[0]?.environments.map(({ name }) => name)).toContain('demo-eu');
  });

  it('lacks nothing any more from its day on', async () => {
    const report = await judgeFiles(announced, changed(announced, newKey), { today: '2026-12-01' });
    expect(toldBy(report)).toEqual([]);
    expect(report.findings.map(({ rule, status }) => `${rule} ${status}`)).toEqual(['unused-exception known']);
  });

  const gone = without(announced, 'config/demo-eu/', 'services/orders/src/main/resources/application-demo-eu.yml');

  it('is gone in two changes, of which none judges itself', async () => {
    const first = await judgeFiles(europe, announced, { today: '2026-11-28' });
    expect([first.verdict, toldBy(first)]).toEqual(['pass', ['warning policy-changed']]);
    const second = await judgeFiles(announced, gone, { today: '2026-12-01' });
    expect([second.verdict, toldBy(second)]).toEqual(['pass', []]);
    const withoutItsLine = changed(gone, { 'keyparity.yml': contract });
    const both = await judgeFiles(announced, withoutItsLine, { today: '2026-12-01' });
    expect([both.verdict, toldBy(both)]).toEqual(['pass', ['notice policy-changed']]);
  });

  it('fails where nobody has announced it, before its day, and where the change announces it itself', async () => {
    const lost = [
      'error vanished-environment demo-eu',
      'error vanished-environment demo-eu',
      'error vanished-environment demo-eu',
    ];
    const removed = {
      'config/demo-eu/server.properties': undefined,
      'config/demo-eu/reindex.properties': undefined,
      'services/orders/src/main/resources/application-demo-eu.yml': undefined,
    };
    const alone = await judgeFiles(europe, changed(europe, removed), { today: '2026-12-01' });
    expect([alone.verdict, toldBy(alone)]).toEqual(['fail', lost]);
    const early = await judgeFiles(announced, gone, { today: '2026-11-30' });
    expect([early.verdict, toldBy(early)]).toEqual(['fail', lost]);
    expect(wordsOf(early.findings[0] as Finding)).toContain(
      'keyparity.yml retires it on 2026-12-01, which is still to come.',
    );
    const itself = await judgeFiles(europe, gone, { today: '2026-12-01' });
    expect([itself.verdict, toldBy(itself).filter((line) => line.startsWith('error'))]).toEqual(['fail', lost]);
    const trusted = await judgeFiles(europe, gone, { today: '2026-12-01', policy: 'head' });
    expect(trusted.verdict).toBe('pass');
  });

  it('is taken off the list in keyparity.yml by no change that has not announced it', async () => {
    const unlisted = await judgeFiles(europe, changed(europe, { 'keyparity.yml': contract }), { today: '2026-12-01' });
    expect([unlisted.verdict, toldBy(unlisted)]).toEqual([
      'fail',
      ['error vanished-environment demo-eu', 'warning policy-changed'],
    ]);
  });

  it('is announced the same where environments are discovered', async () => {
    const orders = Object.fromEntries(
      Object.entries(europe).flatMap(([path, text]) =>
        path.startsWith('services/orders/src/main/resources/') ? [[path.slice('services/orders/'.length), text]] : [],
      ),
    );
    const listed = { ...orders, 'keyparity.yml': 'environments:\n  demo-eu: { retired: 2026-12-01 }\n' };
    const file = 'src/main/resources/application-demo-eu.yml';
    expect((await judgeFiles(orders, listed, { today: '2026-11-28' })).verdict).toBe('pass');
    expect((await judgeFiles(listed, without(listed, file), { today: '2026-11-30' })).verdict).toBe('fail');
    expect((await judgeFiles(listed, without(listed, file), { today: '2026-12-01' })).verdict).toBe('pass');
    // The first keyparity.yml of a repository is judged by what held before it.
    expect((await judgeFiles(orders, without(listed, file), { today: '2026-12-01' })).verdict).toBe('fail');
  });

  it('may be the only one that is listed: the others are discovered as before', async () => {
    const orders = Object.fromEntries(Object.entries(europe).filter(([path]) => path.startsWith('services/orders/')));
    const listed = { ...orders, 'keyparity.yml': 'environments:\n  demo-eu: { retired: 2026-12-01 }\n' };
    const environments = async (today: string) => {
      const [application] = (await judgeFiles(listed, listed, { today })).applications;
      return application?.environments.map(({ name, compared }) => (compared ? name : `(${name})`)).join(' ');
    };
    expect(await environments('2026-11-30')).toBe('dev demo demo-eu stage prod');
    expect(await environments('2026-12-01')).toBe('dev demo (demo-eu) stage prod');
  });
});
