import { diagnosisOf } from '../../src/answers/diagnosis.ts';
import { explanationOf } from '../../src/answers/explanation.ts';
import { needsOf } from '../../src/answers/needed-keys.ts';
import { resolvedEnvironmentOf } from '../../src/answers/resolved-environment.ts';
import { findingsOf, reportOf } from '../../src/commands/check.ts';
import { checkChange } from '../../src/commands/check-change.ts';
import { describeFailure } from '../../src/commands/describe-failure.ts';
import { driftOf, propose } from '../../src/commands/init.ts';
import { formats } from '../../src/commands/options.ts';
import { type Preparation, prepare } from '../../src/commands/prepare.ts';
import { accept } from '../../src/commands/write-baseline.ts';
import { memoryTree } from '../../src/documents/file-tree.ts';
import { checkRunReport } from '../../src/reports/check-run.ts';
import { renderComment } from '../../src/reports/comment.ts';
import { renderDiagnosis } from '../../src/reports/diagnosis.ts';
import { renderExplanation } from '../../src/reports/explanation.ts';
import { reporters } from '../../src/reports/index.ts';
import { renderMatrix } from '../../src/reports/matrix.ts';
import { renderNeeds } from '../../src/reports/needs.ts';
import { renderDrift, renderProposal } from '../../src/reports/proposal.ts';
import type { Style } from '../../src/reports/reporter.ts';
import { renderResolution } from '../../src/reports/resolution.ts';
import type { Subject } from '../../src/rules/rule-context.ts';
import { placeholdersIn } from '../../src/spring/placeholders.ts';

export type Files = Readonly<Record<string, string>>;

interface Printed {
  /** What is printed without --show-values, and what with it. */
  readonly plain: string;
  readonly shown: string;
}

const decoder = new TextDecoder();

/**
 * Everything that every command prints about a repository in every format, or what is said instead of an answer.
 *
 * @param asChange and what is said of the changes that bring it and take it away
 */
export async function everythingPrinted(files: Files, asChange = false): Promise<Printed> {
  const tree = memoryTree(files);
  const readText = (path: string) => {
    const bytes = tree.read(path);
    return bytes && decoder.decode(bytes);
  };
  const request = { tree, today: '2026-11-21', failOn: 'notice', matrix: 'all', keysInCode: 'all' } as const;
  const texts = { plain: [] as string[], shown: [] as string[] };
  const say = async (
    answer: () => Promise<(style: Omit<Style, 'colour'>) => readonly (string | Promise<string>)[]>,
  ) => {
    for (const [which, showValues] of [
      ['plain', false],
      ['shown', true],
    ] as const) {
      try {
        const render = await answer();
        texts[which].push(...(await Promise.all(render({ showValues, readText }))));
      } catch (error) {
        texts[which].push(describeFailure(error));
      }
    }
  };
  const prepared = once(async () => {
    const preparation = await prepare(request);
    const findings = findingsOf(preparation, request);
    return { preparation, findings, report: reportOf(preparation, findings, request) };
  });
  await say(async () => {
    const { report } = await prepared();
    return (how) =>
      [false, true].flatMap((colour) => {
        const style: Style = { colour, ...how };
        const matrices = [false, true].flatMap((all) =>
          (['text', 'json', 'markdown'] as const).map((format) => renderMatrix(report, style, { all, format })),
        );
        return [...formats.map((format) => reporters[format].render(report, style)), ...matrices];
      });
  });
  const before = memoryTree(withoutPlanted(files));
  const changes = [
    [tree, before],
    [before, tree],
  ] as const;
  for (const [head, base] of asChange ? changes : []) {
    const change = { ...request, tree: head, base, baseName: 'a1b2c3d', scope: 'all', policy: 'base' } as const;
    const changed = once(() => checkChange(change));
    await say(async () => {
      const report = await changed();
      return (how) => {
        const style: Style = { colour: false, ...how };
        const published = [
          renderComment(report, style, { id: 'orders', commit: 'a1b2c3d', runUrl: 'https://ci.acme.internal/1' }),
          JSON.stringify(checkRunReport(report, style)),
        ];
        return [...formats.map((format) => reporters[format].render(report, style)), ...published];
      };
    });
  }
  await say(async () => {
    const { preparation, findings } = await prepared();
    return (how) => preparation.subjects.flatMap((subject) => answersAbout(subject, preparation, findings, how));
  });
  await say(async () => {
    const { preparation } = await prepared();
    const diagnosis = diagnosisOf(preparation, tree);
    return (how) =>
      (['text', 'json'] as const).map((format) => renderDiagnosis(diagnosis, { colour: false, ...how }, format));
  });
  const proposed = once(() => propose(request));
  await say(async () => {
    const file = await proposed();
    return () => [file.text, renderProposal(file)];
  });
  const drift = once(async () => driftOf(request));
  await say(async () => {
    const text = renderDrift(await drift());
    return () => [text];
  });
  const baseline = once(() => accept(request, 'all'));
  await say(async () => {
    const { text } = await baseline();
    return () => [text];
  });
  return { plain: texts.plain.join('\n'), shown: texts.shown.join('\n') };
}

/** The repository before anybody wrote a contract or a setting of prod. */
function withoutPlanted(files: Files): Files {
  return Object.fromEntries(Object.entries(files).filter(([path]) => !/keyparity|prod/.test(path)));
}

/** The same answer, or the same failure, for all that ask. */
function once<T>(answer: () => Promise<T>): () => Promise<T> {
  let known: Promise<T> | undefined;
  return () => {
    known ??= answer();
    return known;
  };
}

/** resolve, explain and requirements: all environments, all keys. */
function answersAbout(
  subject: Subject,
  { settings }: Preparation,
  findings: ReturnType<typeof findingsOf>,
  how: Omit<Style, 'colour'>,
): readonly string[] {
  const style: Style = { colour: false, ...how };
  const both = ['text', 'json'] as const;
  return [
    ...subject.configurations.flatMap((configuration) => {
      const resolution = resolvedEnvironmentOf(subject, configuration, settings.provided);
      // A .properties file is refused without --show-values.
      const all = how.showValues ? ([...both, 'properties'] as const) : both;
      return all.map((format) => renderResolution(resolution, style, format));
    }),
    ...[...keysOf(subject)].flatMap((key) => {
      const explanation = [explanationOf(subject, key, findings)];
      return both.map((format) => renderExplanation(key, explanation, style, format));
    }),
    ...both.map((format) => renderNeeds([needsOf(subject)], style, format)),
  ];
}

/** Every key that a file sets, a value refers to or somebody needs. */
function keysOf({ application, requirements }: Subject): ReadonlySet<string> {
  const properties = application.environments.flatMap(({ layers }) =>
    layers.flatMap(({ source }) => source.properties),
  );
  return new Set([
    ...properties.map(({ key }) => key),
    ...properties.flatMap(({ value }) => placeholdersIn(value).map(({ name }) => name)),
    ...requirements.map(({ key }) => key),
  ]);
}
