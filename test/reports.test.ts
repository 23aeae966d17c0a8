import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { applyPatch, parsePatch } from 'diff';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding, Report } from '../src/findings/finding.ts';
import { logLine } from '../src/reports/escape-workflow-command.ts';
import { type Format, reporters } from '../src/reports/index.ts';
import { insertionPatch } from '../src/reports/insertion-patch.ts';
import { renderMatrix } from '../src/reports/matrix.ts';
import { markdownText } from '../src/reports/render-message.ts';
import type { Style } from '../src/reports/reporter.ts';
import { cutEnd, cutMiddle, visibleText } from '../src/reports/visible-text.ts';
import { code, named } from '../src/rules/message.ts';
import { runnerCommands } from './reports/runner-commands.ts';
import {
  cleanReport,
  crowdedReport,
  finding,
  hostileKey,
  plainValue,
  plantedSecret,
  readinessBy,
  readSample,
  sampleReport,
} from './reports/sample-report.ts';

const plain: Style = { colour: false, showValues: false, readText: readSample };
const readFormats: readonly Format[] = ['text', 'json', 'markdown', 'github'];
const formats: readonly Format[] = [...readFormats, 'sarif', 'junit', 'code-quality'];

const matrixFormats = ['text', 'json', 'markdown'] as const;

/** Everything that can be printed for a report. */
async function everyText(report: Report, style: Style): Promise<string[]> {
  const reports = await Promise.all(formats.map((format) => reporters[format].render(report, style)));
  return [...reports, ...matrixFormats.map((format) => renderMatrix(report, style, { all: true, format }))];
}

const ansi = /\u001b\[\d+m/g;

/** Pieces that mean something to a terminal, a runner, Markdown, JSON or a patch, between ordinary characters. */
const hostileText = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
      fc.constantFrom(
        ...[
          '::',
          '::error::',
          '##[',
          '##[add-mask]',
          '#',
          '[',
          ']',
          '%0A',
          '%25',
          ',',
          '=',
          '\r',
          '\n',
          '\u0085',
          '\u2028',
        ],
        ...[
          '\u00a0',
          '\u3000',
          '\u001b[31m',
          '\u202e',
          '\u200b',
          '|',
          '`',
          '*',
          '<b>',
          '&amp;',
          '\\',
          '@team',
          'www.x.y',
          '\ud800',
        ],
      ),
    ),
    { maxLength: 6 },
  )
  .map((pieces) => pieces.join(''));

const hostileFinding: fc.Arbitrary<Finding> = fc
  .record({
    key: hostileText,
    environment: hostileText,
    path: hostileText.map((text) => `${text}.properties`),
    label: hostileText,
    words: hostileText,
    application: hostileText,
    severity: fc.constantFrom('error', 'warning', 'notice'),
  })
  .map(({ key, environment, path, label, words, application, severity }) =>
    finding({
      key,
      application,
      severity,
      environments: [environment],
      message: [named(environment), words, code(key), { path }, ' ', words],
      advice: [words, code(key)],
      at: { path, line: 3, column: 2 },
      related: [{ origin: { path, line: 1, column: 1 }, label }],
      insertion: { path, line: 1, text: `${key}=` },
    }),
  );

const hostileReport: fc.Arbitrary<Report> = fc
  .tuple(fc.array(hostileFinding, { maxLength: 4 }), hostileText, hostileText)
  .map(([made, name, path]) => {
    const environments = [{ name: path, profiles: [name], compared: true, layers: [], open: [name] }];
    const applications = [{ name, path, law: 'plain', keys: 1, environments }];
    const findings = made.map((each) => ({ ...each, application: name }));
    return {
      verdict: 'fail',
      failOn: 'error',
      counts: { error: findings.length, warning: 0, notice: 0 },
      applications,
      readiness: readinessBy(applications, findings),
      findings,
      fixed: [],
      matrix: findings.map(({ key = '' }) => ({ application: name, key, wrong: true, cells: [{ state: 'missing' }] })),
    };
  });

describe('every report', () => {
  test.each([
    ['text', 'sample.txt'],
    ['json', 'sample.json'],
    ['markdown', 'sample.md'],
    ['github', 'sample-annotations.txt'],
  ] as const)('as %s looks as recorded in fixtures/reports', async (format, file) => {
    await expect(await reporters[format].render(sampleReport, plain)).toMatchFileSnapshot(
      `../fixtures/reports/${file}`,
    );
  });

  test('of a repository without findings is short and friendly', async () => {
    const texts = await Promise.all(readFormats.map((format) => reporters[format].render(cleanReport, plain)));
    await expect(texts.join('\n')).toMatchFileSnapshot('../fixtures/reports/clean.txt');
  });

  test('is the same, byte for byte, for the same input', async () => {
    expect(await everyText(structuredClone(sampleReport), plain)).toEqual(await everyText(sampleReport, plain));
  });

  test('shows no value unless asked to, and a secret one never', async () => {
    const hidden = (await everyText(sampleReport, plain)).join('\n');
    expect(hidden).not.toContain(plantedSecret);
    expect(hidden).not.toContain(plainValue);
    const shown = await everyText(sampleReport, { ...plain, showValues: true, colour: true });
    expect(shown.join('\n')).not.toContain(plantedSecret);
    expect(shown.filter((text) => text.includes(plainValue))).toHaveLength(formats.length);
  });

  test('says so when there was nothing to check', async () => {
    const empty: Report = { ...cleanReport, applications: [], matrix: [] };
    expect(await reporters.text.render(empty, plain)).toMatch(/^keyparity: nothing to check/);
    expect(await reporters.markdown.render(empty, plain)).toMatch(/^## Keyparity: nothing to check/);
  });

  test('holds no command for a runner except the annotations', async () => {
    await fc.assert(
      fc.asyncProperty(hostileReport, async (report) => {
        const [, , , annotations = '', ...matrices] = await everyText(report, plain);
        const others = await Promise.all(
          (['text', 'json', 'markdown'] as const).map((format) => reporters[format].render(report, plain)),
        );
        expect([...others, ...matrices].flatMap(runnerCommands)).toEqual([]);
        const commands = runnerCommands(annotations);
        expect(commands.map(({ name }) => name).sort()).toEqual(report.findings.map(({ severity }) => severity).sort());
        const paths = report.findings.map(({ at }) => visibleText(at.path)).sort();
        expect(commands.map(({ properties }) => properties.get('file')).sort()).toEqual(paths);
        for (const { data, properties } of commands) {
          expect([...properties.keys()]).toEqual(['file', 'line', 'col', 'title']);
          expect(properties.get('title')).toMatch(/^missing-value/);
          expect(data.split('\n').map(visibleText)).toEqual(data.split('\n'));
        }
      }),
      { numRuns: 300 },
    );
  });

  test('prints nothing that a reader cannot see', async () => {
    await fc.assert(
      fc.asyncProperty(hostileReport, async (report) => {
        const texts = await everyText(report, plain);
        const lines = texts.join('').replaceAll('️', '').split('\n');
        expect(lines.map(visibleText)).toEqual(lines);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the terminal report', () => {
  test('has the same characters with and without colours', async () => {
    const coloured = await reporters.text.render(sampleReport, { ...plain, colour: true });
    expect(coloured).toMatch(ansi);
    // Colour parts the text in which a runner would find a command, so only what is not hostile is compared.
    const tame = { ...sampleReport, findings: sampleReport.findings.filter(({ key }) => key !== hostileKey) };
    const [withColour, without] = await Promise.all(
      [true, false].map((colour) => reporters.text.render(tame, { ...plain, colour })),
    );
    expect(withColour?.replace(ansi, '')).toBe(without);
  });

  test('has a patch that adds exactly the lines it tells of', async () => {
    const text = await reporters.text.render(sampleReport, plain);
    const [first, second, ...more] = parsePatch(text.slice(text.indexOf('--- a/'), text.indexOf('\n\nJudged') + 1));
    expect(more).toEqual([]);
    const before = 'a=1\nb=2\nc=3\n';
    expect(applyPatch(before, first ?? '')).toBe('a=1\nb=2\nkms.cache.ttl=\nc=3\n');
    expect(applyPatch('', second ?? '')).toBe('broker:\n  timeout: \n  url: \n');
  });

  test('has no patch where the texts of files are not at hand', async () => {
    expect(await reporters.text.render(sampleReport, { colour: false, showValues: false })).not.toContain('@@');
  });
});

describe('the patch', () => {
  const insertion = (line: number, text: string, path = 'a.properties') => ({ path, line, text });
  const apply = (before: string, ...insertions: ReturnType<typeof insertion>[]) =>
    applyPatch(
      before,
      insertionPatch(insertions, () => before),
    );

  test('takes all insertions of a file in, whatever their order', () => {
    expect(apply('a\nb\n', insertion(3, 'z'), insertion(1, 'x'), insertion(2, 'y'))).toBe('x\na\ny\nb\nz\n');
  });

  test('keeps the line ends of the file', () => {
    expect(insertionPatch([insertion(2, 'x=')], () => 'a=1\r\nb=2\r\n')).toContain('\n+x=\r\n');
  });

  test('writes equal insertions and shared parents once', () => {
    expect(apply('a:\n', insertion(2, 'k:\n  c:\n    t: '), insertion(2, 'k:\n  b: '), insertion(2, 'k:\n  b: '))).toBe(
      'a:\nk:\n  b: \n  c:\n    t: \n',
    );
  });

  test('is left out where it would repeat a line of the file or could not be printed', () => {
    expect(insertionPatch([insertion(2, 'x=')], () => `a=${plantedSecret}`)).toBe('');
    expect(insertionPatch([insertion(1, 'x=')], () => `a=${plantedSecret}`)).toMatch(/^\+x=$/m);
    expect(insertionPatch([insertion(1, 'x\u001b=')], () => '')).toBe('');
    expect(insertionPatch([insertion(1, 'x=', '##[error]x')], () => '')).toBe('');
  });
});

describe('the JSON report', () => {
  const schema: unknown = JSON.parse(readFileSync('schemas/report.schema.json', 'utf8'));
  const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema as object);

  test.each([
    ['sample', sampleReport],
    ['clean', cleanReport],
    ['crowded', crowdedReport],
  ])('of the %s report is what the schema describes', async (_, report) => {
    validate(JSON.parse(await reporters.json.render(report, plain)));
    expect(validate.errors).toBeNull();
  });

  test('keeps hostile text exact, as data', async () => {
    const data = JSON.parse(await reporters.json.render(sampleReport, plain));
    expect(data.findings.map(({ key }: Finding) => key)).toContain(hostileKey);
  });

  test('fails the schema when a field is renamed', async () => {
    const data = JSON.parse(await reporters.json.render(sampleReport, plain));
    const { rule, ...rest } = data.findings[0];
    expect(validate({ ...data, findings: [{ ...rest, ruleId: rule }] })).toBe(false);
  });
});

describe('the Markdown report', () => {
  /** What a reader sees of a cell that holds code only. */
  const decode = (cell: string) =>
    cell
      .replace(/<!-- -->|<\/?code>/g, '')
      .replace(/&#(\d+);/g, (_, unit: string) => String.fromCharCode(Number(unit)));

  test('shows user text as it is and takes none of it for markup', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const cell = markdownText.code(text);
        expect(decode(cell)).toBe(visibleText(text));
        const inside = cell.replace(/<!-- -->|^<code>|<\/code>$|&#\d+;/g, '');
        expect(inside).toMatch(/^[\w .=/,\-\P{ASCII}]*$/u);
        expect(inside).not.toContain('_');
        expect(cell).not.toMatch(/www\./i);
      }),
      { numRuns: 1000 },
    );
  });

  test('has as many cells in each row as its head, whatever the keys are', async () => {
    await fc.assert(
      fc.asyncProperty(hostileReport, async (report) => {
        const text = await reporters.markdown.render(report, plain);
        for (const table of text.split('\n\n').filter((block) => block.startsWith('|'))) {
          expect(
            new Set(
              table
                .trimEnd()
                .split('\n')
                .map((row) => row.split('|').length),
            ).size,
          ).toBe(1);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('stays within its bytes by leaving whole rows out from the end, and counts them', async () => {
    const many = Array.from({ length: 40 }, (_, copy) =>
      crowdedReport.findings.map((each) => ({ ...each, key: `${copy}.${each.key}.${'ü'.repeat(20)}` })),
    ).flat();
    const text = await reporters.markdown.render({ ...crowdedReport, findings: many }, plain);
    const size = new TextEncoder().encode(text).length;
    expect(size).toBeLessThanOrEqual(900_000);
    expect(size).toBeGreaterThan(899_000);
    const shown = text.split('\n').filter((line) => /^\| (❌|⚠️|ℹ️)/.test(line)).length;
    const matrixRows = sampleReport.matrix.filter(({ wrong }) => wrong).length;
    expect(text).toContain(`\n${many.length + matrixRows - shown} more rows left out`);
  });
});

describe('annotations', () => {
  const commandsOf = async (report: Report) => runnerCommands(await reporters.github.render(report, plain));

  test('stay within the limits of a step and tell how many are left', async () => {
    const commands = await commandsOf(crowdedReport);
    const count = (name: string) => commands.filter((command) => command.name === name).length;
    expect([count('error'), count('warning'), count('notice')]).toEqual([9, 9, 6]);
    expect(commands.at(-1)?.data).toContain('23 of 412 findings are annotated');
    expect(commands.at(-1)?.data).toContain('the other 389');
  });

  test('take turns between rules and files', async () => {
    const commands = await commandsOf(crowdedReport);
    const errors = commands.filter(({ name }) => name === 'error');
    expect(errors.slice(0, 6).map(({ properties }) => properties.get('file'))).toEqual([
      'config/stage.properties',
      'config/e0.properties',
      'config/e1.properties',
      'config/e2.properties',
      'config/e3.properties',
      'config/e4.properties',
    ]);
  });

  test('are not made of findings that are known or excepted', async () => {
    const quiet = { ...sampleReport, findings: sampleReport.findings.filter(({ status }) => status !== 'new') };
    expect(await commandsOf(quiet)).toEqual([]);
  });

  test('have a title of at most 80 characters with both ends of the key', async () => {
    const key = `spring.${'datasource.'.repeat(20)}timeout`;
    const [command] = await commandsOf({ ...sampleReport, findings: [finding({ key })] });
    const title = command?.properties.get('title') ?? '';
    expect(title).toHaveLength(80);
    expect(title).toMatch(/^missing-value spring\..*….*timeout$/);
  });

  test('shorten long names so that the first sentence fits in 120 characters', async () => {
    const message = [code('a.'.repeat(60)), ' is missing in ', named('stage'), '. More of it.'];
    const [command] = await commandsOf({ ...sampleReport, findings: [finding({ message })] });
    expect(command?.data.indexOf('stage.')).toBeLessThan(120);
  });

  test('are cut at 3,900 UTF-16 units, never within a code point', async () => {
    for (const filler of ['😀', 'x😀']) {
      const [command] = await commandsOf({ ...sampleReport, findings: [finding({ message: [filler.repeat(3000)] })] });
      expect(command?.data.length).toBeLessThanOrEqual(3900);
      expect(command?.data.length).toBeGreaterThan(3890);
      expect(command?.data).toMatch(/^(x?😀)+x?… \(cut, see job summary\)$/u);
    }
  });

  test('have a line and a column of at least 1', async () => {
    const [command] = await commandsOf({
      ...sampleReport,
      findings: [finding({ at: { path: 'a', line: 0, column: 0 } })],
    });
    expect([command?.properties.get('line'), command?.properties.get('col')]).toEqual(['1', '1']);
  });
});

describe('a line for the log', () => {
  test.each([
    '::error::x',
    '\u00a0::error::x',
    '\t::set-env name=a::b',
    'x\r::error::y',
    'key = ##[add-mask]e',
    '\u3000##[error]',
  ])('has no command in it: %j', (text) => {
    expect(runnerCommands(text)).toHaveLength(1);
    expect(runnerCommands(logLine(text))).toEqual([]);
  });

  test('never is a command, whatever the text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(runnerCommands(logLine(text))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  test('leaves ordinary text alone', () => {
    expect(logLine('a::b # [c]\nd')).toBe('a::b # [c]\nd');
  });
});

describe('cut text', () => {
  test('is never longer than allowed and never has half a code point', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 3, max: 20 }), (text, length) => {
        for (const cut of [cutEnd(text, length), cutMiddle(text, length)]) {
          expect(cut.length).toBeLessThanOrEqual(length);
          expect(cut).not.toMatch(/\p{Cs}/u);
        }
      }),
    );
  });
});

describe('the matrix', () => {
  test('fits in the terminal by shortening keys', async () => {
    const text = renderMatrix(sampleReport, { ...plain, width: 80 }, { all: true, format: 'text' });
    await expect(text).toMatchFileSnapshot('../fixtures/reports/matrix.txt');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test('has only the keys that are wrong unless all are asked for', () => {
    expect(renderMatrix(sampleReport, plain, { all: false, format: 'text' })).not.toContain('fine.key');
    expect(renderMatrix(sampleReport, plain, { all: true, format: 'markdown' })).toContain('fine.key');
    expect(renderMatrix(cleanReport, plain, { all: false, format: 'text' })).toBe('No keys to show.\n');
  });

  test('has a JSON form with a place for each value', () => {
    const data = JSON.parse(renderMatrix(sampleReport, plain, { all: false, format: 'json' }));
    expect(data.applications[0].keys[0]).toEqual({
      key: 'db.password',
      wrong: true,
      cells: [
        { state: 'own', wrong: false, place: 'config/x:11' },
        { state: 'own', wrong: false, place: 'config/x:11' },
        { state: 'provided', wrong: false },
        { state: 'own', wrong: true, place: 'config/x:11' },
      ],
    });
  });
});
