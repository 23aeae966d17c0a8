import { isDelivered, isShared, isStage } from '../../repository/stage-names.ts';
import { type Message, named } from '../../rules/message.ts';
import type { EnvironmentLoss } from '../../rules/rule.ts';
import type { Subject } from '../../rules/rule-context.ts';
import { filesOfApplication, partners } from '../compare.ts';
import { summaryOf } from '../summary.ts';
import { type Between, comparedIn, emptyLoss, lossOf, type Pair, type Search, type Vanished } from './between.ts';
import { fatesIn } from './fates.ts';
import { goneOf } from './gone.ts';
import { placeOf } from './place.ts';
import { strippedOf } from './stripped.ts';

/**
 * Environments that the base compares and the head does not, because the change removed, renamed or emptied what made them.
 * That is told whatever made them: a file of a profile, a folder, a document, a manifest, a line of keyparity.yml.
 */
export function vanishedEnvironments(between: Between): {
  readonly losses: readonly EnvironmentLoss[];
  /** A sentence on environments that are not compared any more, and of which nothing was taken away. */
  readonly remark?: Message;
} {
  const { head, base, renames, view } = between;
  const paths = new Set(head.tree.list());
  const search: Search = {
    ...between,
    fateOf: fatesIn(head.tree, base.tree, view),
    placeOf: (files, near) => placeOf(files, near, (path) => paths.has(path), view),
  };
  const heads = head.subjects.map((subject) => ({ subject, summary: summaryOf(subject) }));
  const bases = base.subjects.map((subject) => ({ subject, summary: summaryOf(subject) }));
  const summariesOf = (some: typeof heads) => some.map(({ summary }) => summary);
  const pairs = partners(summariesOf(heads), summariesOf(bases), filesOfApplication, renames);
  const nowOf = new Map([...pairs].map(([now, then]) => [then, heads.find(({ summary }) => summary === now)?.subject]));
  const found = bases
    .filter(({ subject }) => comparedIn(subject.application, between).length > 0)
    .map(({ subject: then, summary }): Vanished => {
      const now = nowOf.get(summary);
      return now === undefined ? withoutApplication(then, search) : withinApplication({ then, now }, search);
    });
  const losses = together(found.flatMap((one) => one.losses));
  const overlooked = found.flatMap((one) => one.overlooked);
  return overlooked.length === 0 ? { losses } : { losses, remark: remarkOn(overlooked) };
}

function remarkOn(overlooked: readonly Message[]): Message {
  const shown = overlooked.slice(0, mostNamed).flatMap((one, index) => (index === 0 ? one : ['; ', ...one]));
  const more = overlooked.length - mostNamed;
  const rest = more > 0 ? [`; and ${more} more.`] : ['.'];
  return ['Not compared any more, although nothing of theirs was taken away: ', ...shown, ...rest];
}

const mostNamed = 5;

/** What goes by the same deed is one finding, however many applications it concerns: they share a manifest or keyparity.yml. */
function together(losses: readonly EnvironmentLoss[]): readonly EnvironmentLoss[] {
  const found = new Map<string, EnvironmentLoss>();
  for (const loss of losses) {
    const { kind, environments, files, keys, isAll, applications } = loss;
    // One that is started still is not ready in each of its applications.
    const own = kind === 'gone' || kind === 'renamed' ? [] : applications;
    const id = JSON.stringify([kind, own, environments, files.map(({ path, fate }) => [path, fate]), isAll]);
    const known = found.get(id);
    const both = known && {
      ...known,
      keys: [...new Set([...known.keys, ...keys])],
      applications: [...known.applications, ...applications],
    };
    found.set(id, both ?? loss);
  }
  return [...found.values()];
}

/** An application of the base that the head has not. */
function withoutApplication({ application }: Subject, search: Search): Vanished {
  const { head, base, fateOf, placeOf: place } = search;
  const { name, path: root, documents } = application;
  const paths = [...new Set(documents.map(({ path }) => path))];
  const files = paths.flatMap((path) => lossOf({ path, line: 1, column: 1 }, fateOf(path)));
  if (files.length === 0) {
    // That keyparity.yml does not list it any more is told as a change of the policy.
    const wasListed = base.settings.applications.some((setting) => setting.name === name);
    return { losses: [], overlooked: wasListed ? [] : [[named(name), ' (not seen as an application)']] };
  }
  const isMoved = files.filter(({ fate }) => fate === 'renamed').length * 2 > files.length;
  const code = root === '.' ? 'src/main/' : `${root}/src/main/`;
  const keepsCode = head.tree.list().some((path) => path.startsWith(code) && /\.(?:java|kt|groovy|scala)$/.test(path));
  const others = head.subjects.map((subject) => subject.application);
  const loss: EnvironmentLoss = {
    ...emptyLoss,
    applications: [name],
    environments: comparedIn(application, search).map((environment) => environment.name),
    kind: keepsCode && !isMoved ? 'unconfigured' : 'application',
    isAll: true,
    files,
    at: place(files, others),
  };
  return { losses: [loss], overlooked: [] };
}

/** `dev` and `int`, and `test` beside a stage that is delivered: then it is that of automatic tests as often as not. */
function isStartedByDevelopers(name: string, all: readonly string[]): boolean {
  if (!isStage(name)) return false;
  const isTest = /^(?:test|testing|tst)(?![a-z])/i.test(name);
  return !isShared(name) || (isTest && all.some(isDelivered));
}

/** What became of the environments of an application that stays. */
function withinApplication(pair: Pair, search: Search): Vanished {
  const before = comparedIn(pair.then.application, search);
  const found = before.map((environment): Vanished => {
    const same = pair.now.application.environments.find(({ name }) => name === environment.name);
    if (same?.compared !== true) return goneOf(environment, same, pair, search);
    return { losses: strippedOf(environment, same, pair, search), overlooked: [] };
  });
  const isOnly = before.length === 1;
  const names = [...before, ...comparedIn(pair.now.application, search)].map(({ name }) => name);
  const losses = found.flatMap((one) =>
    one.losses.map((loss): EnvironmentLoss => {
      const isOfDevelopers = loss.environments.every((name) => isStartedByDevelopers(name, names));
      return { ...loss, isOnly, isOfDevelopers };
    }),
  );
  const overlooked = found.flatMap((one) => one.overlooked);
  const missing = losses.filter(({ kind }) => kind === 'gone' || kind === 'stripped');
  const [first, ...more] = missing;
  if (first !== undefined && more.length > 0 && missing.length === before.length) {
    // Where all go at once, none falls behind the others: that is one decision, and one finding.
    const files = [...new Map(missing.flatMap((loss) => loss.files.map((file) => [file.path, file]))).values()];
    const environments = missing.flatMap((loss) => loss.environments);
    return { losses: [{ ...first, environments, isAll: true, files, profiles: [], activations: [] }], overlooked };
  }
  // What the others never had, one of them may give up.
  return { losses: losses.filter(({ kind, others }) => kind !== 'stripped' || others.length > 0), overlooked };
}
