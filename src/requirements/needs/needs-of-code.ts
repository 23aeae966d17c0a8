import type { Application } from '../../applications/application.ts';
import type { Code } from '../../code/candidates.ts';
import { containedCode } from '../../code/contained-code.ts';
import type { CodeUse, Guard } from '../../code/facts.ts';
import { type Alternative, type LiveBeans, liveBeans } from '../../code/live-beans.ts';
import { startsOf } from '../../code/starts.ts';
import { every, type Verdict } from '../../code/verdict.ts';
import type { PlaceholderConfigurer } from '../../code/xml-configurers.ts';
import type { Configuration } from '../../configuration/configuration.ts';
import type { Origin } from '../../documents/document.ts';
import type { ModuleGraph } from '../../repository/module-graph.ts';
import { builtInName } from '../../spring/built-in-names.ts';
import { toBoolean } from '../../spring/conversions.ts';
import { uniformName } from '../../spring/names.ts';
import { OPEN } from '../../spring/placeholders.ts';
import { keyPattern, matchesKey, patternProblem } from '../contract/key-pattern.ts';
import type { Requirement } from '../requirement.ts';
import { decider } from './decide.ts';
import type { GivenElsewhere } from './given-elsewhere.ts';

/** A demand of the code, with the use that it comes from. */
export interface CodeRequirement extends Requirement {
  readonly use: NonNullable<Requirement['use']>;
}

export interface CodeInput {
  readonly application: Application;
  /** Of the environments that are compared. */
  readonly compared: readonly Configuration[];
  readonly graph: ModuleGraph;
  readonly code: Code;
  /** Keys without a default that anybody asks about; the work for others is saved. */
  readonly concerns: (key: string) => boolean;
  /** Keys that have a default in the code are asked about too. */
  readonly withDefaults?: boolean;
  /** Comments in the code may say that a key comes from outside. */
  readonly honoursMarks: boolean;
  /** Another file of the repository that may give a key its value in a way that layers do not show. */
  readonly givenElsewhere: GivenElsewhere;
}

/**
 * What the code of an application needs in which of the compared environments: keys without a default whose reader is at
 * work there, and those with one where they are asked about. `certain` is what nothing speaks against; `possible` is what a
 * condition, a scan or a caller decides that cannot be read.
 */
export function codeRequirements(input: CodeInput): readonly CodeRequirement[] {
  const { application, code, graph, compared } = input;
  // Its code is somewhere else, and what is here at its path belongs to others.
  if (application.kind === 'config-repository' || application.kind === 'siblings') return [];
  const contained = containedCode(application, graph, code);
  const { module, files: own, xml, autoConfigurations, isContained } = contained;
  const nameOf = application.relaxed ? uniformName : (key: string) => key;

  const given = new Set<string>();
  for (const file of own) for (const key of file.given) given.add(nameOf(key));
  // Where layers are listed by hand, or follow from what the code reads, nobody needs to ask where it finds them.
  const isFound = (path: string) =>
    application.kind !== 'spring-boot' ||
    (compared.length > 0 &&
      compared.every(({ environment }) => environment.basis?.some(({ origin }) => origin?.path === path)));
  const isAsked = ({ key, hasDefault, annotation, origin }: CodeUse): boolean =>
    (!hasDefault || input.withDefaults === true) &&
    !(annotation === 'PropertySource' && isFound(origin.path)) &&
    !(builtInName(key) || given.has(nameOf(key))) &&
    (hasDefault || input.concerns(key));
  const asked: CodeUse[] = [];
  for (const { uses } of own) for (const use of uses) if (isAsked(use)) asked.push(use);
  for (const { uses } of xml) for (const use of uses) if (isAsked(use)) asked.push(use);
  if (asked.length === 0) return [];

  // Classes without a stereotype live by those that make or extend them, wherever these are.
  const declared = new Map(own.flatMap(({ classes }) => classes).map((one) => [one.name, one]));
  const orphans = new Set(
    asked.flatMap(({ owner }) =>
      declared.get(owner)?.isComponent === false ? owner.slice(owner.lastIndexOf('.') + 1) : [],
    ),
  );
  const contents = {
    files: orphans.size === 0 ? own : [...own, ...code.mentioning(orphans, contained.sources)],
    xml,
    autoConfigurations,
  };
  const starts = startsOf(contents.files, xml, module, graph);
  const worlds = starts.map((start) => liveBeans(contents, start));
  const doubts = doubtsOf(input, own, xml, worlds, isContained);

  const naming = application.relaxed ? 'relaxed' : 'exact';
  const marks = (input.honoursMarks ? own : [])
    .flatMap((file) => file.marks)
    // A word that is no pattern is a slip of the comment, and excuses nothing.
    .filter(({ key }) => patternProblem(key) === undefined)
    .map((mark) => ({ mark, pattern: keyPattern(mark.key, naming) }));
  const inEnvironments = compared.map((configuration) => ({ configuration, decide: decider(configuration) }));
  return asked.flatMap((use) => {
    const verdicts = inEnvironments.map(({ configuration, decide }): Verdict => {
      const lives = worlds.map((world) => decide(waysTo(use, world)));
      const isLive = worlds.length === 0 ? 'maybe' : agreed(lives);
      const isFallback =
        use.fallbackOf === undefined ? 'yes' : isFallbackAsked(use.fallbackOf, application, configuration);
      return every([isLive, decide([use.guards]), isFallback]);
    });
    const general = doubts.about(use);
    const modulePath = graph.pathBetween(module, graph.moduleOf(use.origin.path));
    const guards = guardsThatMatter(use, worlds);
    const mark = marks.find(({ pattern }) => matchesKey(pattern, use.key, naming))?.mark;
    return (['yes', 'maybe'] as const).flatMap((verdict): readonly CodeRequirement[] => {
      const where = compared.filter((_, i) => verdicts[i] === verdict);
      if (where.length === 0) return [];
      const doubt = general ?? (verdict === 'maybe' ? undecided(use, worlds) : undefined);
      return [
        {
          key: use.key,
          environments: where.map(({ environment }) => environment.name),
          demand: 'value',
          source: 'code',
          certainty: verdict === 'maybe' || doubt !== undefined ? 'possible' : doubts.isStrict ? 'certain' : 'likely',
          origin: use.origin,
          allowEmpty: use.annotation !== 'NotBlank' && use.annotation !== 'NotEmpty' && use.refusesEmpty !== true,
          use: {
            form: use.form,
            owner: use.owner,
            member: use.member,
            modulePath,
            ...(guards.length > 0 && { guard: guards.map(({ text }) => text).join(' and ') }),
            ...(use.annotation !== undefined && { annotation: use.annotation }),
            ...(doubt !== undefined && { doubt }),
            ...(use.hasDefault && { hasDefault: true }),
            ...(mark !== undefined && { mark }),
          },
        },
      ];
    });
  });
}

/** With several starts in one module: what all of them make, what none makes, and everything between. */
function agreed(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.every((verdict) => verdict === 'no')) return 'no';
  return verdicts.every((verdict) => verdict === 'yes') ? 'yes' : 'maybe';
}

function waysTo({ reader, owner, form }: CodeUse, world: LiveBeans): readonly Alternative[] {
  if (form === 'xml') return world.xml(owner);
  switch (reader) {
    case 'constructor':
    case 'component':
      return world.component(owner);
    case 'instance':
      return world.instance(owner);
    case 'bound':
      return world.bound(owner);
  }
}

/** Before Framework 6.2 a default is resolved even where nobody needs it (`PropertyPlaceholderHelper`). */
function isFallbackAsked(first: string, { generation }: Application, configuration: Configuration): Verdict {
  if (!generation.lazyPlaceholders) return 'yes';
  const found = configuration.lookUp(first);
  if (found === OPEN) return 'maybe';
  if (found !== undefined) return 'no';
  return configuration.environment.open.length > 0 ? 'maybe' : 'yes';
}

/** The conditions that a person should know of: those of the only way in which the reader comes to work. */
function guardsThatMatter(use: CodeUse, worlds: readonly LiveBeans[]): readonly Guard[] {
  const [world] = worlds;
  const ways = world === undefined ? [] : waysTo(use, world);
  return [...(ways.length === 1 ? (ways[0] ?? []) : []), ...use.guards].filter(({ kind }) => kind !== 'unknown');
}

/** Names a condition that nobody but the running application can decide. */
function undecided(use: CodeUse, worlds: readonly LiveBeans[]): string | undefined {
  const guards = [...use.guards, ...worlds.flatMap((world) => waysTo(use, world)).flat()];
  const text = guards.find(({ kind }) => kind === 'unknown')?.text ?? guards[0]?.text;
  return text === undefined ? undefined : `${text} decides when it is made`;
}

function loadsXml({ xmlLocations }: Code['files'][number]): boolean {
  return xmlLocations.length > 0;
}

function isStrictAlways({ ignoresUnresolvable, guards }: PlaceholderConfigurer): boolean {
  return !ignoresUnresolvable && guards.length === 0;
}

/** Every environment has the files that a property source leads to there. */
function isFollowed({ path, line }: Origin, compared: CodeInput['compared']): boolean {
  return compared.every(({ environment }) =>
    environment.basis?.some(({ origin }) => origin?.path === path && origin.line === line),
  );
}

interface Doubts {
  /** Something makes an unresolved placeholder fail, instead of leaving its text. */
  readonly isStrict: boolean;
  about(use: CodeUse): string | undefined;
}

function doubtsOf(
  { application, code, compared, givenElsewhere }: CodeInput,
  own: Code['files'],
  xml: Code['xml'],
  worlds: readonly LiveBeans[],
  isContained: (path: string) => boolean,
): Doubts {
  const live = xml.filter(({ path }) => worlds.some((world) => world.xml(path).length > 0));
  const configurers = live.flatMap(({ placeholders }) => placeholders);
  const lenient =
    own.some((file) => file.ignoresUnresolvable) || configurers.some((configurer) => configurer.ignoresUnresolvable);
  // What a lenient configurer leaves alone, a strict one of the same context fails at.
  const contexts = xml.flatMap(({ web }) => web?.contexts ?? []).length + own.filter(loadsXml).length;
  const isFinal = contexts === 1 && configurers.some((configurer) => isStrictAlways(configurer));
  const ignores = lenient && !isFinal;
  const configured = code.configuredByCode.find(isContained);
  const isLazy = compared.some((configuration) => {
    const winner = configuration.winner('spring.main.lazy-initialization');
    return winner !== undefined && toBoolean(winner.value) !== false;
  });
  const hasScheduling = worlds.some(
    (world) => world.isEnabled('EnableScheduling') || world.isEnabled('task:annotation-driven'),
  );
  const unknownSources = own
    .flatMap(({ classes }) => classes.flatMap(({ propertySources }) => propertySources))
    .filter(({ locations }) => locations.some((location) => location === undefined || location.includes('${')))
    .filter(({ origin }) => !isFollowed(origin, compared));
  return {
    isStrict:
      application.kind === 'spring-boot' ||
      application.relaxed ||
      configurers.length > 0 ||
      own.some((file) => file.configurers.length > 0),
    about(use) {
      if (use.doubt !== undefined) return use.doubt;
      if (worlds.length === 0) return 'no class was found with which the application begins';
      if (isLazy) return 'beans are made when they are first needed';
      if (ignores && use.form !== 'required-property') return 'a configurer leaves alone what does not resolve';
      if (configured !== undefined) return `${configured} says where the configuration is`;
      if (use.annotation === 'Scheduled' && !hasScheduling)
        return 'scheduling is not switched on as far as can be read';
      // A source does not help to find itself.
      const others = unknownSources.length - (use.annotation === 'PropertySource' ? 1 : 0);
      if (others > 0 && application.kind === 'spring-boot') return 'a property source is named by a placeholder';
      const elsewhere = givenElsewhere(use.key, use.form === 'configuration-properties');
      return elsewhere === undefined ? undefined : `${elsewhere} gives it a value`;
    },
  };
}
