import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import type { Report } from '../src/findings/finding.ts';
import { type Format, reporters } from '../src/reports/index.ts';
import { renderFromRoot } from '../src/reports/prefix-paths.ts';
import type { Style } from '../src/reports/reporter.ts';
import { runnerCommands } from './reports/runner-commands.ts';
import {
  cleanReport,
  crowdedReport,
  finding,
  plantedSecret,
  readSample,
  sampleReport,
} from './reports/sample-report.ts';

const style: Style = { colour: false, showValues: false, readText: readSample };
const ajv = new Ajv2020({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const schemaOf = (name: string) => ajv.compile(JSON.parse(readFileSync(`test/schemas/${name}`, 'utf8')));
const isSarif = schemaOf('sarif-2.1.0.json');
const isCodeQuality = schemaOf('code-quality.schema.json');

const many = (count: number): Report => ({
  ...sampleReport,
  counts: { error: count, warning: 0, notice: 0 },
  findings: Array.from({ length: count }, (_, index) => finding({ key: `key.${index}`, fingerprint: `f${index}` })),
});
const twins: Report = {
  ...sampleReport,
  findings: [finding({ key: 'a' }), finding({ key: 'a' }), finding({ key: 'b' })],
};
const compared: Report = { ...sampleReport, comparison: { base: 'abc1234', scope: 'new', policyChanged: false } };

const render = async (format: Format, report: Report, prefix = '') =>
  renderFromRoot(reporters[format], report, style, prefix);
const data = async (format: Format, report: Report, prefix = '') => JSON.parse(await render(format, report, prefix));

const samples = [
  ['sample', sampleReport],
  ['clean', cleanReport],
  ['empty', { ...cleanReport, applications: [], matrix: [] }],
  ['crowded', crowdedReport],
  ['compared', compared],
  ['doubled', twins],
] as const;

describe('the SARIF file', () => {
  it.each(samples)('of the %s report is what the standard describes', async (_, report) => {
    isSarif(await data('sarif', report));
    expect(isSarif.errors).toBeNull();
  });

  it.each(samples)('of the %s report has what code scanning asks for', async (_, report) => {
    const [run] = (await data('sarif', report)).runs;
    for (const rule of run.tool.driver.rules) {
      for (const text of [rule.shortDescription.text, rule.fullDescription.text, rule.help.text]) {
        expect(text).toMatch(/\S/);
      }
      expect(rule.fullDescription.text.length).toBeLessThanOrEqual(1024);
    }
    for (const result of run.results) {
      expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
      expect(result.message.text).toMatch(/\S/);
      expect(result.locations).toHaveLength(1);
      for (const { physicalLocation } of [...result.locations, ...result.relatedLocations]) {
        const { startLine, startColumn, endLine, endColumn } = physicalLocation.region;
        expect(Math.min(startLine, startColumn)).toBeGreaterThanOrEqual(1);
        expect(endLine).toBe(startLine);
        expect(endColumn).toBeGreaterThanOrEqual(startColumn);
        expect(physicalLocation.artifactLocation.uri).not.toMatch(/^\/|^\.|[^!-~]|:/);
      }
      for (const { id } of result.relatedLocations) expect(result.message.text).toContain(`](${id})`);
    }
    const names = run.results.map((result: Sarif) => result.partialFingerprints.primaryLocationLineHash);
    expect(new Set(names).size).toBe(names.length);
  });

  it('names a result as the report does, whatever its line is', async () => {
    const [run] = (await data('sarif', sampleReport)).runs;
    expect(run.results[0].partialFingerprints.primaryLocationLineHash).toBe('aaaa000000000001');
    expect(run.results[0].level).toBe('error');
  });

  it('reaches to the end of the line, and never beyond the file', async () => {
    const far = finding({ at: { path: 'config/stage/server.properties', line: 99, column: 40 } });
    const [run] = (await data('sarif', { ...sampleReport, findings: [sampleReport.findings[0] ?? far, far] })).runs;
    const length = `b=${plantedSecret}`.length;
    const regions = run.results.map((result: Sarif) => result.locations[0]?.physicalLocation.region);
    expect(regions).toEqual([
      { startLine: 2, startColumn: 1, endLine: 2, endColumn: length + 1 },
      { startLine: 4, startColumn: 1, endLine: 4, endColumn: 1 },
    ]);
  });

  it('links to no other place than the related ones', async () => {
    const key = 'a](https://evil.example)[b](1)\\](2)';
    const hostile = finding({
      key,
      message: [{ code: key }, ' and more.'],
      related: [{ origin: { path: 'x](9)', line: 1, column: 1 }, label: '[y](8)' }],
    });
    const [run] = (await data('sarif', { ...sampleReport, findings: [hostile] })).runs;
    const links = [...run.results[0].message.text.matchAll(/\]\(([^)]*)\)/g)].map(([, target]) => target);
    expect(links).toEqual(['1']);
  });

  it('keeps 5,000 results, the most important ones, and says how many there are', async () => {
    const [run] = (await data('sarif', many(5001))).runs;
    expect(run.results).toHaveLength(5000);
    const [notification] = run.invocations[0].toolExecutionNotifications;
    expect(notification.message.text).toContain('5000 of 5001 findings');
  });

  it('tells known findings from new ones where there is a base, and leaves accepted ones out', async () => {
    const [run] = (await data('sarif', compared)).runs;
    const states = run.results.map((result: Sarif) => result.baselineState);
    expect(states).toEqual([...Array(7).fill('new'), 'unchanged']);
    expect((await data('sarif', sampleReport)).runs[0].results[0]).not.toHaveProperty('baselineState');
  });
});

interface Sarif {
  readonly baselineState?: string;
  readonly partialFingerprints: { readonly primaryLocationLineHash: string };
  readonly locations: readonly { readonly physicalLocation: { readonly region: object } }[];
}

describe('the Code Quality report', () => {
  it.each(samples)(
    'of the %s report is what GitLab reads, each entry with a fingerprint of its own',
    async (_, report) => {
      const entries = await data('code-quality', report);
      isCodeQuality(entries);
      expect(isCodeQuality.errors).toBeNull();
      const names = entries.map(({ fingerprint }: { readonly fingerprint: string }) => fingerprint);
      expect(new Set(names).size).toBe(names.length);
    },
  );

  it('names files from the root of the repository', async () => {
    const [first] = await data('code-quality', sampleReport, 'backend/');
    expect(first.location.path).toBe('backend/config/stage/server.properties');
  });
});

describe('the JUnit report', () => {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    isArray: (name) => name === 'testsuite' || name === 'testcase',
  });

  it.each(samples)('of the %s report is well-formed and counts what it holds', async (_, report) => {
    const text = await render('junit', report);
    expect(XMLValidator.validate(text)).toBe(true);
    expect(text).not.toMatch(/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
    const { testsuites } = parser.parse(text);
    const suites: readonly Suite[] = testsuites.testsuite ?? [];
    for (const suite of [...suites, { ...testsuites, testcase: suites.flatMap((each) => each.testcase) }]) {
      expect(Number(suite.tests)).toBe(suite.testcase.length);
      expect(Number(suite.failures)).toBe(suite.testcase.filter((each: Case) => each.failure).length);
      expect(Number(suite.skipped)).toBe(suite.testcase.filter((each: Case) => each.skipped).length);
    }
    const { error } = report.counts;
    expect(Number(testsuites.failures)).toBe(report === twins ? 3 : error);
  });

  interface Case {
    readonly name: string;
    readonly failure?: unknown;
    readonly skipped?: { readonly message: string };
  }
  interface Suite {
    readonly testcase: readonly Case[];
  }

  it('has no line that a runner would take for a command, behind blanks either', async () => {
    const related = [{ origin: { path: 'x', line: 1, column: 1 }, label: '  ::set-env name=PATH::x' }];
    const text = await render('junit', { ...sampleReport, findings: [finding({ related })] });
    expect(text).toContain('set-env');
    expect(runnerCommands(text)).toEqual([]);
  });

  it('has a test for each environment, which passes where it is ready and is else skipped with its state', async () => {
    const { testsuites } = parser.parse(await render('junit', sampleReport));
    const told = testsuites.testsuite.flatMap(({ name, testcase }: Suite & { readonly name: string }) =>
      testcase
        .filter((each) => each.name.endsWith(' is ready'))
        .map((each) => `${name}: ${each.name}, ${each.skipped?.message ?? 'passed'}`),
    );
    expect(told).toEqual([
      'monolith: dev is ready, not ready',
      'monolith: demo is ready, passed',
      'monolith: stage is ready, not ready',
      'monolith: prod is ready, not ready',
      'orders: dev is ready, not ready',
      'orders: prod is ready, not ready',
    ]);
  });
});
