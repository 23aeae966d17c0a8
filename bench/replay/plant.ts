import { checkChange } from '../../src/commands/check-change.ts';
import { nothingShared, type Shared } from '../../src/commands/prepare.ts';
import type { FileTree } from '../../src/documents/file-tree.ts';
import { type Hunk, lineChanges } from '../../src/documents/line-changes.ts';
import { type Family, type Layout, textOf } from './families.ts';
import { type Fault, faultIn, type Kind, kinds } from './faults.ts';
import { percent, table } from './figures.ts';
import { withOtherWords } from './other-words.ts';
import { judged } from './own-judge.ts';
import { editedTree } from './planted-tree.ts';
import type { Severity, Told } from './told.ts';

/** A family of a repository; `commit` is absent for a folder. */
export interface Chosen extends Family {
  readonly repository: string;
  readonly commit?: string;
  /** Its environments are called otherwise before the faults are planted. */
  readonly isRenamed?: boolean;
}

/** How loud the gate is about a fault that was planted. */
export interface Planted {
  readonly repository: string;
  readonly layout: Layout;
  readonly pattern: string;
  readonly words: Family['words'];
  readonly isRenamed: boolean;
  readonly target: string;
  readonly kind: Kind;
  /** A key, or the first of the files. */
  readonly lost: string;
  /** The loudest that it says about this fault; `exit 2`: it does not judge. */
  readonly loudness: Severity | 'nothing' | 'exit 2' | 'crash';
  /** Where it says it: on a line that the pull request shows, in a file of it, elsewhere with its name in the text, or elsewhere. */
  readonly place?: 'line' | 'file' | 'text' | 'elsewhere';
  readonly rule?: string;
  readonly message?: string;
  /** The loudest that it says about something else. */
  readonly besides?: Severity;
}

/** Plants every fault into one family, and judges each as a pull request. */
export async function plantInto(tree: FileTree, chosen: Chosen, today: string): Promise<readonly Planted[]> {
  const { tree: base, family } = chosen.isRenamed ? withOtherWords(tree, chosen) : { tree, family: chosen };
  const shared = nothingShared();
  const planted: Planted[] = [];
  for (const kind of kinds) {
    const fault = faultIn(base, family, kind);
    if (fault !== undefined) planted.push(await judgedFault(base, { ...chosen, ...family }, fault, { today, shared }));
  }
  return planted;
}

async function judgedFault(
  base: FileTree,
  { repository, layout, pattern, words, isRenamed = false, target }: Chosen,
  fault: Fault,
  { today, shared }: { readonly today: string; readonly shared: Shared },
): Promise<Planted> {
  const tree = editedTree(base, fault.edits);
  const { exit, trouble, fresh } = await judged(() =>
    checkChange({ tree, base, baseName: 'before', scope: 'new', policy: 'base', failOn: 'error', today, shared }),
  );
  const lost = 'key' in fault.lost ? fault.lost.key : (fault.lost.paths[0] ?? '');
  const facts = { repository, layout, pattern, words, isRenamed, target: target.word, kind: fault.kind, lost };
  if (exit === 2) {
    const message = trouble?.message ?? '';
    return { ...facts, loudness: trouble?.kind === 'crash' ? 'crash' : 'exit 2', message };
  }
  const about = fresh.filter((told) => isAbout(told, fault, target.word));
  const loudest = loudestOf(about);
  const others = loudestOf(fresh.filter((told) => !about.includes(told)));
  const besides = others === undefined ? {} : { besides: others.severity };
  if (loudest === undefined) return { ...facts, loudness: 'nothing', ...besides };
  const { severity, rule, message } = loudest;
  // Of equally loud ones that which stands best.
  const place = places.find((each) =>
    about.some((told) => told.severity === severity && placeOf(told, fault, base) === each),
  );
  return { ...facts, loudness: severity, ...(place && { place }), rule, message, ...besides };
}

const severities: readonly Severity[] = ['error', 'warning', 'notice'];
const places = ['line', 'file', 'text', 'elsewhere'] as const;

function loudestOf(told: readonly Told[]): Told | undefined {
  return severities.flatMap((severity) => told.filter((each) => each.severity === severity))[0];
}

/** It names the key in any spelling, or a parent of it; of files that are gone, it names one or its environment. */
function isAbout({ key, keys, environments, message, path }: Told, { lost }: Fault, word: string): boolean {
  if ('key' in lost) {
    const wanted = bare(lost.key);
    return [...(keys ?? []), ...(key === undefined ? [] : [key])]
      .map(bare)
      .concat(bare(message))
      .some((said) => said !== '' && (said.includes(wanted) || (said.length > 3 && wanted.endsWith(said))));
  }
  const isNamed = environments.some((name) => name.toLowerCase().includes(word.toLowerCase()));
  return isNamed || lost.paths.some((each) => message.includes(each) || path === each);
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Lines around a change that a pull request shows. */
const shownAround = 3;

function placeOf({ path, line, message }: Told, { edits, lost }: Fault, base: FileTree): (typeof places)[number] {
  const text = edits.get(path);
  if (text !== undefined) {
    return lineChanges(textOf(base, path), text).some((hunk) => isShown(hunk, line)) ? 'line' : 'file';
  }
  if (edits.has(path)) return 'file';
  const names = 'paths' in lost ? lost.paths : [...edits.keys()];
  return names.some((each) => message.includes(each.slice(each.lastIndexOf('/') + 1))) ? 'text' : 'elsewhere';
}

function isShown({ after, added }: Hunk, line: number): boolean {
  return line >= after - shownAround && line <= after + added + shownAround;
}

/** The figures of planted faults as Markdown. */
export function figuresOfPlanted(planted: readonly Planted[]): string {
  const repositories = new Set(planted.map(({ repository }) => repository)).size;
  const families = new Set(
    planted.map(({ repository, pattern, isRenamed }) => `${repository} ${pattern} ${isRenamed}`),
  );
  const loudnesses = ['error', 'warning', 'notice', 'nothing', 'exit 2', 'crash'] as const;
  const rests = planted.filter(({ kind, loudness }) => !isLoudEnough(kind, loudness));
  return [
    `${planted.length} faults in ${families.size} families of ${repositories} repositories`,
    '',
    table(
      ['fault', 'planted', ...loudnesses, 'loud enough', 'of these on a line of the pull request', 'in a file of it'],
      kinds.map((kind) => {
        const all = planted.filter((each) => each.kind === kind);
        const loud = all.filter(({ loudness }) => isLoudEnough(kind, loudness));
        const at = (place: Planted['place']) => String(loud.filter((each) => each.place === place).length);
        const counts = loudnesses.map((loudness) => String(all.filter((each) => each.loudness === loudness).length));
        return [kind, String(all.length), ...counts, percent(loud.length, all.length), at('line'), at('file')];
      }),
    ),
    '',
    ...tableBy('layout', planted, ({ layout }) => layout),
    '',
    ...tableBy('words', planted, ({ words, isRenamed }) => (isRenamed ? 'others (renamed)' : words)),
    '',
    `${rests.length} rests:`,
    '',
    ...rests.map(
      ({ repository, pattern, isRenamed, target, kind, lost, loudness, rule, besides }) =>
        `- ${repository} ${pattern}${isRenamed ? ' (renamed)' : ''} ${kind} ${lost} in ${target}: ${loudness}${rule === undefined ? '' : ` ${rule}`}${besides === undefined ? '' : `, besides ${besides}`}`,
    ),
  ].join('\n');
}

/** Each fault has to fail; an emptied value has at least to warn. */
function isLoudEnough(kind: Kind, loudness: Planted['loudness']): boolean {
  return loudness === 'error' || (kind === 'blank' && loudness === 'warning');
}

function tableBy(name: string, planted: readonly Planted[], groupOf: (planted: Planted) => string): readonly string[] {
  const groups = [...new Set(planted.map(groupOf))].sort();
  return [
    table(
      [`loud enough, by ${name}`, ...kinds],
      groups.map((group) => [
        group,
        ...kinds.map((kind) => {
          const all = planted.filter((each) => groupOf(each) === group && each.kind === kind);
          return `${all.filter(({ loudness }) => isLoudEnough(kind, loudness)).length} of ${all.length}`;
        }),
      ]),
    ),
  ];
}
