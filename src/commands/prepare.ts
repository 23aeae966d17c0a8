import type { Application } from '../applications/application.ts';
import { type Lookalike, lookalikeRepository } from '../applications/config-server/lookalike.ts';
import { type Discovery, discover } from '../applications/discovery.ts';
import { mayBeReadByCode } from '../applications/plain-spring/families.ts';
import { readByConvention, withConventions } from '../applications/plain-spring/framework-conventions.ts';
import { unknownContent } from '../applications/stand-ins.ts';
import { closest } from '../closest.ts';
import { type Code, emptySourceCache, lookAhead, readCode, type SourceCache } from '../code/candidates.ts';
import { propertyReaders } from '../code/property-readers.ts';
import type { FileTree } from '../documents/file-tree.ts';
import { type Library, libraryOf, type SharedFiles } from '../documents/library.ts';
import type { Policy } from '../findings/policy.ts';
import { moduleGraph } from '../repository/module-graph.ts';
import { isStage } from '../repository/stage-names.ts';
import { loadSettings, refuse, UnknownContentError } from '../requirements/contract/load-settings.ts';
import { checkNames } from '../requirements/contract/names.ts';
import { settingsOn } from '../requirements/contract/retirement.ts';
import type { Settings } from '../requirements/contract/settings.ts';
import { unknownSources } from '../requirements/contract/source-names.ts';
import { strayKeys } from '../requirements/contract/stray-keys.ts';
import { createValueJudge } from '../requirements/contract/value-rules.ts';
import { rules } from '../rules/index.ts';
import type { Subject } from '../rules/rule-context.ts';
import { subjectOf } from '../rules/rule-context-of.ts';
import { withCode } from '../rules/with-code.ts';
import { UsageError } from '../usage-error.ts';

/** What was read for a tree, for other trees of the same repository. */
export interface Shared {
  readonly files: SharedFiles;
  readonly sources: SourceCache;
}

export function nothingShared(): Shared {
  return { files: new Map(), sources: emptySourceCache() };
}

/** What every command that looks at a repository is asked. */
export interface Request {
  readonly tree: FileTree;
  /** Path of the contract in the tree; absent: keyparity.yml, .yaml or .json at the root, if there is one. */
  readonly configPath?: string;
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** Look only at these; absent or empty: all. */
  readonly applications?: readonly string[];
  readonly environments?: readonly string[];
  /** Profiles of one more environment, which every Spring Boot application gets; it is never compared. */
  readonly profiles?: readonly string[];
  /** What was read for another tree of the same repository, and what this one adds to it. */
  readonly shared?: Shared;
  /** The policy of another state of the repository, in place of that of the tree. */
  readonly policy?: Policy;
  /**
   * What the policy or the request names and the tree has not is passed over: the tree is a base, which nobody can correct
   * any more, or the policy was written for another tree.
   */
  readonly tolerant?: boolean;
  /** Keys that the code is asked about: none, those that some environment lacks (the default), or all. */
  readonly keysInCode?: 'none' | 'missing' | 'all';
  /** A tree without any application is an answer, and no mistake. */
  readonly mayBeEmpty?: boolean;
}

/** Everything that is known before any rule is asked. */
export interface Preparation {
  readonly settings: Settings;
  readonly library: Library;
  readonly applications: readonly Application[];
  /** All that was found, whatever was asked for. */
  readonly discovery: Discovery;
  /** These are all that the tree has. */
  readonly isWhole: boolean;
  /** One for each application, in their order. */
  readonly subjects: readonly Subject[];
}

/**
 * The first half of Keyparity: documents → applications → configuration → requirements.
 *
 * @throws UsageError where the request or keyparity.yml is wrong, or where there is nothing to look at
 */
export async function prepare(request: Request): Promise<Preparation> {
  const { tree, today, keysInCode = 'missing' } = request;
  if (keysInCode !== 'none') await tree.ahead?.((paths) => lookAhead(tree, paths));
  const ruleIds = rules.map(({ id }) => id);
  const settings = settingsOn(today, request.policy?.settings ?? loadSettings(tree, request.configPath, ruleIds));
  const library = libraryOf(tree, request.shared?.files);

  const { profiles } = request;
  // The code says what reads which files; that is worth knowing where there are files that Boot would not read by itself.
  const codeOf = () => readCode(tree, request.shared?.sources);
  const read = mayBeReadByCode(tree) ? await codeOf() : undefined;
  const discovery = discover({
    tree,
    library,
    ...settings,
    ...(profiles !== undefined && { profiles }),
    ...(read !== undefined && { reading: readingOf(tree, read) }),
  });
  const environmentNames = discovery.applications.flatMap(({ environments }) => environments.map(({ name }) => name));
  const applicationNames = discovery.applications.map(({ name }) => name);
  const openPlaces = discovery.applications.flatMap(({ name, environments }) =>
    environments.map(({ open }) => ({ application: name, sources: open })),
  );
  const mistakes = [
    ...discovery.problems,
    ...checkNames(settings, environmentNames, applicationNames),
    ...unknownSources(settings, openPlaces),
  ];
  if (!request.tolerant) refuse(settings, mistakes);
  const applications = choose(discovery.applications, request, environmentNames, library);
  refuseUnknownContent(applications);

  const valueJudge = settings.keys.some(({ values }) => values.length > 0) ? createValueJudge() : undefined;
  const isAlone = discovery.applications.length === 1;
  const circumstances = { tree, library, settings, today, valueJudge, isAlone };
  const judged = applications.map((application) => subjectOf(application, circumstances));
  const subjects =
    keysInCode === 'none'
      ? judged
      : withCode(judged, {
          tree,
          library,
          code: read ?? (await codeOf()),
          keys: keysInCode,
          honoursMarks: !settings.rules.some(({ rule, locked }) => rule === 'missing-value' && locked),
        });
  // Whether an entry of the contract is about anything can only be told of all applications and their code together.
  const isWhole = applications.length === discovery.applications.length;
  if (isWhole && !request.tolerant && keysInCode !== 'none') refuse(settings, strayKeys(settings, subjects));
  return { settings, library, applications, discovery, isWhole, subjects };
}

/** Who reads property files; which module contains which is only worked out where somebody does. */
function readingOf(tree: FileTree, code: Code) {
  const readers = propertyReaders(code, () => moduleGraph(tree), [...readByConvention(tree).values()]);
  return {
    readers: withConventions(readers, tree),
    get graph() {
      return moduleGraph(tree);
    },
  };
}

/** The applications that were asked for, all of them by default. */
function choose(
  all: readonly Application[],
  request: Request,
  environmentNames: readonly string[],
  library: Library,
): readonly Application[] {
  const asked = request.applications ?? [];
  if (request.tolerant) return asked.length === 0 ? all : all.filter(({ name }) => asked.includes(name));
  if (all.length === 0 && request.mayBeEmpty && asked.length === 0) return [];
  if (all.length === 0) {
    const lookalike = lookalikeRepository(request.tree, library);
    throw new UsageError(
      'there is no Spring configuration here to judge',
      lookalike !== undefined
        ? howToDeclare(lookalike)
        : 'Run Keyparity at the root of the repository (--cwd), or list applications and their layers in keyparity.yml; keyparity doctor shows what there is.',
    );
  }
  for (const name of asked)
    refuseUnknown(
      'application',
      name,
      all.map((application) => application.name),
    );
  for (const name of request.environments ?? []) refuseUnknown('environment', name, environmentNames);
  return asked.length === 0 ? all : all.filter(({ name }) => asked.includes(name));
}

/** What an environment gets from a file that is not here nobody can say, and not to know it is no reason to pass. */
function refuseUnknownContent(applications: readonly Application[]): void {
  const found = unknownContent(applications);
  if (found === undefined) return;
  const { problem, application, environments } = found;
  const where = environments.length === 0 ? application : `${environments.join(', ')} of ${application}`;
  throw new UnknownContentError(problem, `${where} cannot be judged`);
}

/** A config repository has its services in names of files, but what is deployed may be said by words that nobody knows. */
function howToDeclare({ directory, services, suffixes }: Lookalike): string {
  const where = directory === '.' ? 'Here' : `In ${directory}`;
  const repository = /^[\w./-]+$/.test(directory) ? directory : JSON.stringify(directory);
  const stages = suffixes.filter(isStage);
  const known =
    stages.length > 0
      ? `the only stage in their names is ${stages.join(' or ')}`
      : suffixes.length > 0
        ? `none of their suffixes is the name of a stage (${suffixes.slice(0, mostShown).join(', ')})`
        : 'none of them is for one environment alone';
  const environments = suffixes.length === 0 ? ['stage', 'prod'] : suffixes.slice(0, mostShown);
  return [
    `${where} are files of ${services.length} services, as in a config repository, but ${known}. Say in keyparity.yml which environments there are, and which services (docs/configuration.md, Config servers):`,
    '',
    'environments:',
    ...environments.map((name) => `  ${name}: {}`),
    'applications:',
    ...services.slice(0, mostShown).map((name) => `  ${name}: { config-repository: ${repository} }`),
  ].join('\n');
}

const mostShown = 3;

function refuseUnknown(kind: 'application' | 'environment', name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  const nearest = closest(name, known);
  throw new UsageError(
    `there is no ${kind} "${name}"${nearest === undefined ? '' : `; did you mean "${nearest}"?`}`,
    `There ${known.length === 1 ? 'is' : 'are'}: ${[...new Set(known)].join(', ')}.`,
  );
}
