import type { Origin } from '../documents/document.ts';
import { compareBytes } from '../documents/file-tree.ts';
import type { ExceptionUse } from '../rules/rule.ts';
import type { Finding } from './finding.ts';
import { identity, topicsOf } from './identity.ts';

/** Where the findings stand that a repository has accepted, at its root. */
export const baselineFile = 'keyparity-baseline.txt';

/** One line: nothing in it moves when lines move, values change or files are edited. */
export interface AcceptedFinding {
  readonly application: string;
  readonly rule: string;
  /** The key as the finding spelled it; where it is about none, the path of its file. */
  readonly topic: string;
  /** Sorted; empty where it is about none. */
  readonly environments: readonly string[];
}

export interface PlacedAcceptance extends AcceptedFinding {
  readonly origin: Origin;
}

const header = `# Findings that were accepted when Keyparity was introduced: application, rule, key, environments, between tabs.
# Written by keyparity baseline; keyparity baseline --prune takes out what was repaired.
`;

/** The text of the file: sorted lines, so that branches which each change some of them merge. */
export function baselineText(accepted: readonly AcceptedFinding[]): string {
  const lines = accepted.map(({ application, rule, topic, environments }) =>
    [application, rule, topic, environments.map((name) => escapeText(name, ',')).join(',')]
      .map((field, index) => (index === 3 ? field : escapeText(field, '')))
      .join('\t'),
  );
  return `${header}${[...new Set(lines)]
    .sort(compareBytes)
    .map((line) => `${line}\n`)
    .join('')}`;
}

/**
 * Reads the file. A line that is none is told as a use without effect, like a comment in a file that says too little: it
 * accepts nothing, and nothing is judged worse for it.
 */
export function readBaseline(
  path: string,
  text: string,
  knownRules: readonly string[],
): { readonly accepted: readonly PlacedAcceptance[]; readonly defects: readonly ExceptionUse[] } {
  const accepted: PlacedAcceptance[] = [];
  const defects: ExceptionUse[] = [];
  const rules = new Set(knownRules);
  text.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return;
    const origin = { path, line: index + 1, column: 1 };
    const [application = '', rule = '', topic = '', environments, ...more] = line.split('\t');
    const defect = defectOf(line, topic, environments, more, rules.has(rule), rule);
    if (defect !== undefined) {
      defects.push({ kind: 'baseline entry', rule: '', origin, matched: 0, expired: false, defect });
      return;
    }
    const names = environments === undefined || environments === '' ? [] : environments.split(',').map(unescapeText);
    accepted.push({
      application: unescapeText(application),
      rule,
      topic: unescapeText(topic),
      environments: names,
      origin,
    });
  });
  return { accepted, defects };
}

function defectOf(
  line: string,
  topic: string,
  environments: string | undefined,
  more: readonly string[],
  known: boolean,
  rule: string,
): string | undefined {
  if (/^(?:<{7}|={7}|>{7}|\|{7})/.test(line)) return 'it is the mark of a merge conflict.';
  if (topic === '' || environments === undefined || more.length > 0) {
    return 'it is not application, rule, key and environments, between tabs.';
  }
  return known ? undefined : `there is no rule "${rule}".`;
}

/** What to write for findings that are to be accepted: one entry for each key that a finding speaks of. */
export function acceptanceOf(findings: readonly Finding[]): readonly AcceptedFinding[] {
  return findings.flatMap(({ application, rule, key, keys, at, environments }) =>
    (key === undefined ? [at.path] : (keys ?? [key])).map((topic) => ({
      application,
      rule,
      topic,
      environments: environments.toSorted(compareBytes),
    })),
  );
}

/** The names by which findings are recognised that an entry accepts, with the environment of each. */
export function identitiesOf({ application, rule, topic, environments }: AcceptedFinding): readonly {
  readonly name: string;
  readonly environment: string;
}[] {
  const names = environments.length === 0 ? [''] : environments;
  // A path is in the same form whether it is taken for a key or not, so both are asked for.
  const topics = new Set([topic, ...topicsOf({ key: topic, at: { path: topic, line: 1, column: 1 } })]);
  return names.flatMap((environment) =>
    [...topics].map((each) => ({ name: identity(rule, application, each, environment), environment })),
  );
}

function escapeText(text: string, also: string): string {
  return text.replace(/[\\\t\r\n,#]/g, (character, offset) => {
    if (character === '\\') return '\\\\';
    if (character === ',') return also === ',' ? '\\u002c' : ',';
    if (character === '#') return offset === 0 ? '\\u0023' : '#';
    return { '\t': '\\t', '\r': '\\r', '\n': '\\n' }[character] ?? character;
  });
}

function unescapeText(text: string): string {
  return text.replace(/\\(?:u([0-9a-f]{4})|(.))/g, (_, code: string | undefined, letter: string | undefined) => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    return { t: '\t', r: '\r', n: '\n' }[letter ?? ''] ?? letter ?? '';
  });
}
