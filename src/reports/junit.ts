import type { ApplicationSummary, EnvironmentState, Finding, Report } from '../findings/finding.ts';
import { isLoud } from './blocking.ts';
import { placeText, plainText, renderMessage } from './render-message.ts';
import type { Reporter, Style } from './reporter.ts';
import { visibleText } from './visible-text.ts';

/**
 * JUnit's XML, as build servers read it: a suite for each application, a failed test for each finding that blocks, a skipped
 * one for each that does not, and one for each environment: passed where it is ready, else skipped with what stands in its way.
 */
export const junit: Reporter = {
  name: 'junit',
  render: (report, style) => `<?xml version="1.0" encoding="UTF-8"?>\n${suites(report, style)}\n`,
};

interface Suite {
  readonly name: string;
  readonly cases: readonly TestCase[];
}

interface TestCase {
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly element: string;
}

function suites(report: Report, style: Style): string {
  const known = new Set(report.applications.map(({ name }) => name));
  const all: readonly Suite[] = [
    ...report.applications.map((application) => suiteOf(application.name, application, report, style)),
    // What is wrong with the policy itself belongs to no application.
    suiteOf(
      '',
      undefined,
      { ...report, findings: report.findings.filter((each) => !known.has(each.application)) },
      style,
    ),
  ].filter(({ cases }) => cases.length > 0);
  const cases = all.flatMap((suite) => suite.cases);
  return element('testsuites', { name: 'keyparity', ...totals(cases) }, all.map(suiteElement));
}

function suiteOf(name: string, application: ApplicationSummary | undefined, report: Report, style: Style): Suite {
  const findings = report.findings.filter((each) => application === undefined || each.application === name);
  const className = name === '' ? 'repository' : name;
  return {
    name: className,
    cases: [
      ...findings.map((finding) => findingCase(className, finding, report, style)),
      ...report.readiness.flatMap(({ environment, applications }) => {
        const own = application && applications.find((each) => each.name === name);
        return own === undefined ? [] : [environmentCase(className, environment, own.state)];
      }),
    ],
  };
}

/** What is wrong is a case of its own, which fails where it blocks; that an environment is not ready for it blocks nothing more. */
function environmentCase(className: string, environment: string, state: EnvironmentState): TestCase {
  const name = `${environment} is ready`;
  const outcome = state === 'ready' ? 'passed' : 'skipped';
  const result = outcome === 'passed' ? [] : [element('skipped', { message: stateTexts[state] }, [])];
  return { name, outcome, element: element('testcase', { classname: className, name, time: '0' }, result) };
}

const stateTexts: Readonly<Record<EnvironmentState, string>> = {
  ready: 'ready',
  'not-ready': 'not ready',
  'accepted-risk': 'accepted risk',
  'not-judged': 'not judged',
};

function suiteElement({ name, cases }: Suite): string {
  return element(
    'testsuite',
    { name, ...totals(cases), time: '0' },
    cases.map((each) => each.element),
  );
}

function totals(cases: readonly TestCase[]) {
  const count = (outcome: TestCase['outcome']) => String(cases.filter((each) => each.outcome === outcome).length);
  return { tests: String(cases.length), failures: count('failed'), errors: '0', skipped: count('skipped') };
}

function findingCase(className: string, finding: Finding, report: Report, style: Style): TestCase {
  const { rule, key, environments, severity, status, at } = finding;
  const name = [rule, key, environments.length === 0 ? undefined : `[${environments.join(', ')}]`]
    .filter((part) => part !== undefined)
    .join(' ');
  const failed = status === 'new' && isLoud(finding, report);
  const outcome = failed ? 'failed' : 'skipped';
  const message = renderMessage(finding.message, { medium: plainText, showValues: style.showValues });
  const result = failed
    ? `${startTag('failure', { type: severity, message })}>${details(finding, style)}</failure>`
    : element('skipped', { message: `${reasonOf(finding)}: ${message}` }, []);
  const place = { file: at.path, line: String(Math.max(1, at.line)) };
  return { name, outcome, element: element('testcase', { classname: className, name, ...place, time: '0' }, [result]) };
}

function reasonOf({ status, severity }: Finding): string {
  if (status === 'known') return 'known before this change';
  return status === 'excepted' ? 'covered by an exception' : `${severity}, does not block`;
}

function details(finding: Finding, { showValues }: Style): string {
  const rendering = { medium: plainText, showValues };
  const { insertion } = finding;
  const lines = [
    `at ${placeText(finding.at)}`,
    renderMessage(finding.message, rendering),
    ...finding.related.map(({ origin, label }) => `${label}: ${placeText(origin)}`),
    renderMessage(finding.advice, rendering),
    ...(insertion === undefined ? [] : [`Add at ${insertion.path}:${insertion.line}: ${insertion.text}`]),
  ];
  return lines
    .filter((line) => line !== '')
    .map((line) => escapeXml(visibleText(line)))
    .join('\n');
}

/** An element with elements inside, each on a line of its own. */
function element(name: string, attributes: Readonly<Record<string, string>>, children: readonly string[]): string {
  const start = startTag(name, attributes);
  return children.length === 0 ? `${start}/>` : [`${start}>`, ...children, `</${name}>`].join('\n');
}

function startTag(name: string, attributes: Readonly<Record<string, string>>): string {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(visibleText(value))}"`);
  return `<${name}${list.join('')}`;
}

/**
 * Text and values of attributes. The two code points at the end of each plane's first page that XML 1.0 forbids have no
 * escape, so they are replaced; `#` and a `:` that only blanks stand before are escaped because the log of a workflow may be
 * where this is printed.
 */
function escapeXml(text: string): string {
  return text
    .replace(/[\ufffe\uffff]/g, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`)
    .replace(/[&<>"'#]|(?<=^ *):/gm, (character) => `&#${character.charCodeAt(0)};`);
}
