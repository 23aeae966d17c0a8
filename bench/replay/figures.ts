import type { FreshFinding, Replayed } from './replay.ts';
import type { Severity } from './told.ts';

/** Commits that a reader, who has seen the commit and not who judged it, calls rightly failed: `owner/name commit`. */
export type Defended = ReadonlySet<string>;

/** Lines of repository, commit and reason, separated by tabs; a commit may be shortened to ten digits. */
export function readDefended(text: string): Defended {
  return new Set(
    text.split('\n').flatMap((line) => {
      const [repository = '', commit = ''] = line.split('\t');
      return line.startsWith('#') || commit === '' ? [] : [nameOf(repository, commit)];
    }),
  );
}

function nameOf(repository: string, commit: string): string {
  return `${repository} ${commit.slice(0, 10)}`;
}

const severities: readonly Severity[] = ['error', 'warning', 'notice'];
const fates = ['repaired', 'withdrawn', 'lasting'] as const;

/** The loudest that a commit brings, or why it was not judged. */
export function loudnessOf({ exit, trouble, fresh }: Replayed): Severity | 'nothing' | 'crash' | 'absent' | 'usage' {
  if (exit === 2) return trouble?.kind ?? 'crash';
  return severities.find((severity) => fresh.some((finding) => finding.severity === severity)) ?? 'nothing';
}

/** How a commit that was called loud turned out: by what became of the loudest findings, and by what a reader says. */
type Outcome = 'repaired' | 'defended' | 'wrong';

function outcomeOf(commit: Replayed, severity: Severity, defended: Defended): Outcome {
  const loud = commit.fresh.filter((finding) => finding.severity === severity);
  if (loud.some(({ fate, echo }) => fate === 'repaired' && echo === undefined)) return 'repaired';
  return defended.has(nameOf(commit.repository, commit.commit)) ? 'defended' : 'wrong';
}

/** The figures of a replay as Markdown. */
export function figuresOf(replayed: readonly Replayed[], defended: Defended): string {
  const count = (loudness: string): number => replayed.filter((commit) => loudnessOf(commit) === loudness).length;
  const failed = replayed.filter(({ exit }) => exit === 1);
  const warned = replayed.filter((commit) => loudnessOf(commit) === 'warning');
  const repositories = new Set(replayed.map(({ repository }) => repository)).size;
  return [
    `${replayed.length} commits of ${repositories} repositories`,
    '',
    table(
      ['commits', 'failed', 'warned', 'notice', 'nothing', 'exit 2: usage', 'exit 2: absent objects', 'crashed'],
      [
        [
          replayed.length,
          failed.length,
          warned.length,
          ...['notice', 'nothing', 'usage', 'absent', 'crash'].map(count),
        ].map(String),
      ],
    ),
    '',
    table(
      ['', 'commits', 'repaired', 'defended', 'wrong', 'precision', 'wrong in 1,000 commits'],
      [precision('failed', failed, 'error'), precision('warned, not failed', warned, 'warning')],
    ),
    '',
    table(['rule', 'severity', 'findings', 'commits', ...fates, 'echo'], ruleRows(replayed)),
    ...listed('Failed, neither repaired nor defended', wrongly(failed), lineOf),
    ...listed('Could not be judged', troubles(replayed), (line) => line),
  ].join('\n');

  function wrongly(commits: readonly Replayed[]): readonly Replayed[] {
    return commits.filter((commit) => outcomeOf(commit, 'error', defended) === 'wrong');
  }

  function precision(name: string, commits: readonly Replayed[], severity: Severity): readonly string[] {
    const outcomes = commits.map((commit) => outcomeOf(commit, severity, defended));
    const [repaired = 0, right = 0, wrong = 0] = (['repaired', 'defended', 'wrong'] as const).map(
      (outcome) => outcomes.filter((each) => each === outcome).length,
    );
    return [
      name,
      String(commits.length),
      String(repaired),
      String(right),
      String(wrong),
      percent(repaired + right, commits.length),
      replayed.length === 0 ? '' : ((1000 * wrong) / replayed.length).toFixed(1),
    ];
  }
}

function listed<Item>(title: string, items: readonly Item[], lineOfItem: (item: Item) => string): readonly string[] {
  return items.length === 0 ? [] : ['', `${title}:`, '', ...items.map((item) => `- ${lineOfItem(item)}`)];
}

/** Commits of one repository that are not judged for the same reason, as one line. */
function troubles(replayed: readonly Replayed[]): readonly string[] {
  const found = new Map<string, string[]>();
  for (const { repository, commit, trouble } of replayed) {
    if (trouble === undefined) continue;
    const reason = `${repository}, ${trouble.kind}: ${trouble.message.split('\n', 1)[0]}`;
    found.set(reason, [...(found.get(reason) ?? []), commit.slice(0, 10)]);
  }
  return [...found].map(([reason, commits]) => `${reason} (${commits.length}, the last ${commits.at(-1)})`);
}

function lineOf({ repository, commit, fresh }: Replayed): string {
  const loud = fresh.filter(({ severity }) => severity === 'error');
  const shown = loud.slice(0, 3).map(wordsOf).join('; ');
  return `${repository} ${commit.slice(0, 10)} ${shown}${loud.length > 3 ? `; and ${loud.length - 3} more` : ''}`;
}

function wordsOf({ rule, key, application, environments, at, fate, echo }: FreshFinding): string {
  const what = [rule, key, `(${[application, ...environments].filter((name) => name !== '').join(' ')})`];
  return [
    ...what.filter((word) => word !== undefined),
    at,
    fate,
    ...(echo === undefined ? [] : [`echo of a ${echo}`]),
  ].join(' ');
}

function ruleRows(replayed: readonly Replayed[]): readonly (readonly string[])[] {
  const all = replayed.flatMap(({ commit, fresh }) => fresh.map((finding) => ({ commit, finding })));
  const names = [...new Set(all.map(({ finding }) => finding.rule))].sort();
  return names.flatMap((rule) =>
    severities.flatMap((severity) => {
      const found = all.filter(({ finding }) => finding.rule === rule && finding.severity === severity);
      if (found.length === 0) return [];
      const own = found.filter(({ finding }) => finding.echo === undefined);
      const ends = fates.map((fate) => own.filter(({ finding }) => finding.fate === fate).length);
      const commits = new Set(found.map(({ commit }) => commit)).size;
      return [[rule, severity, ...[found.length, commits, ...ends, found.length - own.length].map(String)]];
    }),
  );
}

/** What differs between two replays of the same commits, as Markdown. */
export function differencesOf(before: readonly Replayed[], after: readonly Replayed[], defended: Defended): string {
  const earlier = new Map(before.map((commit) => [nameOf(commit.repository, commit.commit), commit]));
  const pairs = after.flatMap((commit) => {
    const old = earlier.get(nameOf(commit.repository, commit.commit));
    return old === undefined ? [] : [{ old, now: commit }];
  });
  const sides = [pairs.map(({ old }) => old), pairs.map(({ now }) => now)] as const;
  const loudnesses = ['error', 'warning', 'notice', 'nothing', 'usage', 'absent', 'crash'];
  const both = (count: (side: readonly Replayed[]) => string | number): string[] =>
    sides.map((side) => String(count(side)));
  const outcomes = (severity: Severity, outcome: Outcome) => (side: readonly Replayed[]) =>
    side.filter((commit) => loudnessOf(commit) === severity && outcomeOf(commit, severity, defended) === outcome)
      .length;
  const changed = pairs.filter(({ old, now }) => shortOf(old) !== shortOf(now));
  return [
    `${pairs.length} commits that both have judged (${before.length} before, ${after.length} after)`,
    '',
    table(
      ['commits by the loudest', 'before', 'after'],
      loudnesses.map((name) => [
        name === 'error' ? 'error (failed)' : name,
        ...both((side) => side.filter((commit) => loudnessOf(commit) === name).length),
      ]),
    ),
    '',
    table(
      ['failed commits', 'before', 'after'],
      (['repaired', 'defended', 'wrong'] as const).map((outcome) => [outcome, ...both(outcomes('error', outcome))]),
    ),
    '',
    table(['rule', 'severity', 'findings before', 'findings after'], ruleDifferences(sides[0], sides[1])),
    '',
    `${changed.length} commits are judged otherwise:`,
    '',
    ...changed.map(({ old, now }) => `- ${nameOf(now.repository, now.commit)}: ${shortOf(old)} → ${shortOf(now)}`),
  ].join('\n');
}

function ruleDifferences(before: readonly Replayed[], after: readonly Replayed[]): readonly (readonly string[])[] {
  const counts = [before, after].map((side) => {
    const found = new Map<string, number>();
    for (const { rule, severity } of side.flatMap(({ fresh }) => fresh)) {
      const name = `${rule}\t${severity}`;
      found.set(name, (found.get(name) ?? 0) + 1);
    }
    return found;
  });
  const names = [...new Set(counts.flatMap((each) => [...each.keys()]))].sort();
  return names.map((name) => [...name.split('\t'), ...counts.map((each) => String(each.get(name) ?? 0))]);
}

/** The loudest, and what it is about. */
function shortOf(commit: Replayed): string {
  const loudness = loudnessOf(commit);
  const loud = commit.fresh.filter(({ severity }) => severity === loudness);
  const shown = [...new Set(loud.map(({ rule, key }) => (key === undefined ? rule : `${rule} ${key}`)))].sort();
  return [
    loudness,
    ...(shown.length === 0 ? [] : [`(${shown.slice(0, 4).join(', ')}${shown.length > 4 ? ', …' : ''})`]),
  ].join(' ');
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n');
}

export function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}
