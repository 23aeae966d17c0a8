import type { ApplicationSummary, Finding, Report } from '../../src/findings/finding.ts';
import { code, named } from '../../src/rules/message.ts';
import { finding, readinessBy } from './sample-report.ts';

/** Pieces that mean something to a runner, a terminal, Markdown, HTML, GitHub, XML or a patch. */
const pieces = [
  ...[
    '::',
    '::error::',
    '::set-env name=PATH::',
    '##[',
    '##[add-mask]e',
    '##[error]',
    '::stop-commands::x',
    '%0A',
    '%25',
    '%3A',
  ],
  ...[
    '\r',
    '\n',
    '\r\n',
    '\t',
    '\u0085',
    '\u2028',
    '\u00a0',
    '\u3000',
    '\u200b',
    '\ufeff',
    '\u0000',
    '\u0007',
    '\u009b31m',
  ],
  ...['\u001b[31m', '\u001b]8;;http://x.example\u0007', '\u202e', '\u2066', '\ud800', '\udc00', '\ufffe', '🙂'],
  ...[
    '|',
    '\\|',
    '`',
    '``',
    '```',
    '*',
    '**',
    '_',
    '__',
    '~~',
    '#',
    '# ',
    '> ',
    '- ',
    '1. ',
    '+ ',
    '    ',
    '---',
    '===',
    '| - |',
  ],
  ...[
    '<b>',
    '</code>',
    '</td>',
    '</table>',
    '<img src=x onerror=y>',
    '<!--',
    '-->',
    '<details>',
    '<script>',
    '&amp;',
    '&#x41;',
    '&lt;',
  ],
  ...[
    '[a](b)',
    '![a](b)',
    '[a]: http://x',
    '](',
    '](1)',
    '\\',
    '\\(',
    '$x$',
    '$$',
    '```math',
    ':smile:',
    '@octocat',
    '@org/team',
    '#1',
  ],
  ...[
    'acme/shop#1',
    'GH-1',
    'www.x.example',
    'http://x.example',
    'https://x.example/?a=b',
    'mailto:a@x.example',
    'a@x.example',
    'xmpp:a@b.c',
  ],
  ...[
    'a',
    'b.c',
    'Z',
    '0',
    '=',
    ',',
    ';',
    ':',
    ' ',
    '.',
    '-',
    '/',
    '"',
    "'",
    '(',
    ')',
    '{',
    '}',
    '${x}',
    'true',
    'é',
    '漢',
  ],
] as const;

/** The same numbers for the same seed: 32 bits, after the generator called mulberry32. */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export function hostileText(random: (below: number) => number): string {
  const count = 1 + random(5);
  return Array.from({ length: count }, () => pieces[random(pieces.length)]).join('');
}

/** A finding with hostile text in every place that can hold text of a repository. */
export function hostileFinding(random: (below: number) => number): Finding {
  const [key, environment, label, application, words, file] = Array.from({ length: 6 }, () => hostileText(random));
  const path = `${file}.properties`;
  return finding({
    ...(key !== undefined && { key }),
    application: application ?? '',
    severity: 'error',
    environments: [environment ?? ''],
    message: [named(environment ?? ''), ' says ', words ?? '', code(key ?? ''), { path }, '.'],
    advice: ['See ', words ?? '', { value: key ?? '', secret: false }],
    at: { path, line: 3, column: 2 },
    related: [{ origin: { path, line: 1, column: 1 }, label: label ?? '' }],
    insertion: { path, line: 1, text: `${key}=` },
  });
}

export function hostileReport(findings: readonly Finding[]): Report {
  const applications = applicationsOf(findings);
  return {
    verdict: 'fail',
    failOn: 'error',
    counts: { error: findings.length, warning: 0, notice: 0 },
    applications,
    readiness: readinessBy(applications, findings),
    findings,
    fixed: [],
    matrix: findings.map(({ key = '', application }) => ({
      application,
      key,
      wrong: true,
      cells: [{ state: 'missing' }],
    })),
  };
}

function applicationsOf(findings: readonly Finding[]): readonly ApplicationSummary[] {
  return findings.map(({ application, environments, key = '' }) => ({
    name: application,
    path: key,
    law: 'plain',
    keys: 1,
    environments: environments.map((name) => ({ name, profiles: [name], compared: true, layers: [], open: [key] })),
  }));
}
