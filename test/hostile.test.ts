import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { check } from '../src/commands/check.ts';
import { memoryTree } from '../src/documents/file-tree.ts';
import type { Finding, Report } from '../src/findings/finding.ts';
import { renderComment } from '../src/reports/comment.ts';
import { logLine } from '../src/reports/escape-workflow-command.ts';
import { reporters } from '../src/reports/index.ts';
import { cutMiddle, visibleText } from '../src/reports/visible-text.ts';
import { hostileFinding, hostileReport, hostileText, randomNumbers } from './reports/hostile-text.ts';
import { renderedMarkdown } from './reports/rendered-markdown.ts';
import { runnerCommands } from './reports/runner-commands.ts';
import { hear } from './runner/commands.ts';

/** `npm run hostile` plays 100,000; each case has another hostile text in each of seven places. */
const cases = Number(process.env['HOSTILE_CASES'] ?? 400);
const together = 20;
const timeout = 60 * 60 * 1000;
const style = { colour: false, showValues: true };
const source = { id: 'main', commit: 'a'.repeat(40), runUrl: 'https://github.com/acme/shop/actions/runs/1' };

const allowed = new Set([
  'h2',
  'h3',
  'p',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'code',
  'br',
  'pre',
  'strong',
  'th align="center"',
  'td align="center"',
]);
/** What GitHub makes a link, a mention, an issue or a picture of, outside of code. */
const alive = /@[a-z0-9]|#\d|GH-\d|www\.|https?:\/\/|:[a-z]+:/i;

function reportsOf(count: number, seed: number): Report[] {
  const random = randomNumbers(seed);
  return Array.from({ length: Math.ceil(count / together) }, () =>
    hostileReport(Array.from({ length: together }, () => hostileFinding(random))),
  );
}

/** The row of the table of findings as a reader should see it. */
function expectedRow({ rule, key = '', application, environments, at, message, related, advice, insertion }: Finding) {
  const plain = (parts: Finding['message']) =>
    parts
      .map((part) => {
        if (typeof part === 'string') return visibleText(part);
        if ('code' in part) return visibleText(part.code);
        if ('name' in part) return visibleText(part.name);
        if ('path' in part) return visibleText(part.path);
        return 'value' in part ? visibleText(cutMiddle(part.value, 60)) : '';
      })
      .join('');
  const lines = [
    plain(message),
    ...related.map(({ origin, label }) => `${visibleText(label)}: ${visibleText(`${origin.path}:${origin.line}`)}`),
    plain(advice),
    `Add at ${visibleText(`${insertion?.path}:${insertion?.line}`)}`,
  ].filter((line) => line !== '');
  const block = (insertion?.text ?? '').split('\n').map(visibleText).join('\n');
  return [
    '❌ error',
    rule,
    visibleText(key),
    visibleText(application),
    environments.map(visibleText).join(', '),
    visibleText(`${at.path}:${at.line}`),
    lines.join('\n') + block,
  ];
}

describe(`in ${cases} hostile cases`, () => {
  it(
    'the runner sees exactly the annotations, and no command in any other line',
    async () => {
      for (const report of reportsOf(cases, 1)) {
        const commands = runnerCommands(String(await reporters.github.render(report, style)));
        const [limit, ...errors] = commands.toReversed();
        expect(limit).toMatchObject({ name: 'notice', data: expect.stringContaining('9 of 20 findings') });
        expect(errors.map(({ name }) => name)).toEqual(Array(9).fill('error'));
        for (const { data, properties } of errors) {
          expect([...properties.keys()]).toEqual(['file', 'line', 'col', 'title']);
          const found = report.findings.find(({ at }) => visibleText(at.path) === properties.get('file'));
          expect(found).toBeDefined();
          expect(data.split('\n').map(visibleText)).toEqual(data.split('\n'));
        }
        for (const format of ['text', 'json', 'markdown', 'sarif', 'junit', 'code-quality'] as const) {
          expect(runnerCommands(await reporters[format].render(report, style))).toEqual([]);
        }
        for (const { key = '', environments, at } of report.findings) {
          for (const text of [key, at.path, ...environments]) {
            const line = logLine(text);
            expect(runnerCommands(line)).toEqual([]);
            expect(hear(line).log.join('\n')).toBe(
              line
                .split('\n')
                .filter((each) => each !== '')
                .join('\n'),
            );
          }
        }
      }
    },
    timeout,
  );

  it(
    'a reader of the Markdown sees exactly the texts, in their cells, and nothing of them is alive',
    async () => {
      for (const report of reportsOf(cases, 2)) {
        const { elements, cells, prose } = renderedMarkdown(await reporters.markdown.render(report, style));
        expect([...elements].filter((element) => !allowed.has(element))).toEqual([]);
        expect(alive.exec(prose)?.[0]).toBeUndefined();
        const rows = cells.filter((row) => row.length === 7).slice(1);
        expect(rows).toEqual(report.findings.map((each) => expectedRow(each)));
      }
    },
    timeout,
  );

  it(
    'a comment has its marker once, one link, and nothing else that is alive',
    () => {
      for (const report of reportsOf(cases / 10, 3)) {
        const body = renderComment(report, style, source);
        expect(body.split('<!-- keyparity:report')).toHaveLength(2);
        const { elements, prose } = renderedMarkdown(body);
        const foreign = [...elements].filter((element) => !allowed.has(element));
        expect(foreign).toEqual([`a href="${source.runUrl}"`]);
        expect(alive.exec(prose)?.[0]).toBeUndefined();
      }
    },
    timeout,
  );

  it(
    'the JUnit report is well-formed and its names are exact',
    async () => {
      const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', processEntities: false });
      for (const report of reportsOf(cases / 10, 4)) {
        const text = String(await reporters.junit.render(report, style));
        expect(XMLValidator.validate(text)).toBe(true);
        expect(text).not.toMatch(/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
        expect(parser.parse(text).testsuites.name).toBe('keyparity');
      }
    },
    timeout,
  );

  it(
    'whole repositories with such keys, values, files, profiles and broken YAML bring no command and no markup',
    async () => {
      const random = randomNumbers(5);
      const name = () => hostileText(random).replaceAll('/', '-').replaceAll('\0', '');
      for (let each = 0; each < cases / 10; each++) {
        const resources = 'src/main/resources';
        const report = await check({
          tree: memoryTree({
            'pom.xml': '<project><artifactId>shop</artifactId></project>',
            [`${resources}/application.yml`]: `ok: 1\n${hostileText(random)}: ${hostileText(random)}\n`,
            [`${resources}/application-stage.yml`]: `url: '${hostileText(random)}\n[${hostileText(random)}`,
            [`${resources}/application-prod.properties`]: `${hostileText(random)}=${hostileText(random)}\nx.y=\${${hostileText(random)}}\n`,
            [`${resources}/application-${name()}.properties`]: `x.y=${hostileText(random)}\n`,
            [`${resources}/application-dev.properties`]: `x.y=1\n# keyparity-ignore ${hostileText(random)}\n`,
          }),
          today: '2026-01-09',
          failOn: 'error',
        });
        const annotations = runnerCommands(String(await reporters.github.render(report, style)));
        for (const { name: command, properties } of annotations) {
          expect(['error', 'warning', 'notice']).toContain(command);
          expect(properties.get('title')).toBeDefined();
        }
        for (const format of ['text', 'json', 'markdown', 'sarif', 'junit', 'code-quality'] as const) {
          expect(runnerCommands(await reporters[format].render(report, style))).toEqual([]);
        }
        const { elements, prose } = renderedMarkdown(await reporters.markdown.render(report, style));
        expect([...elements].filter((element) => !allowed.has(element))).toEqual([]);
        expect(alive.exec(prose)?.[0]).toBeUndefined();
      }
    },
    timeout,
  );
});
