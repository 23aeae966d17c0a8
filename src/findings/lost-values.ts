import type { Configuration } from '../configuration/configuration.ts';
import { environmentsText, verb } from '../rules/evidence.ts';
import { code, enumerate, type Message } from '../rules/message.ts';
import type { Problem } from '../rules/rule.ts';
import type { Subject } from '../rules/rule-context.ts';
import { type Counterparts, givesItself } from './counterparts.ts';
import type { Finding } from './finding.ts';
import { compareFindings, narrowed } from './judge.ts';

/** Rules about a key that something needs and nothing gives. */
const aboutAbsence: ReadonlySet<string> = new Set(['missing-value', 'unresolved-placeholder']);

/**
 * A key that no environment gives may come from outside, which makes its absence a warning at most, or a part of a notice
 * that tells of all such keys together. Where the base gave it and the change takes it away, this is no guess any more: what
 * needed it still does. Such findings are errors, unless `rules:` says how loud the rule is.
 *
 * An external source is no excuse for an environment that wrote the key down beside it, as others still do. Two changes may
 * be a move to such a source, and are warnings that ask for `provided`: all environments give the key up at once, or the
 * source comes with the change.
 */
export function withLostValues(
  findings: readonly Finding[],
  head: readonly Subject[],
  base: Counterparts,
  isSetByHand: (rule: string) => boolean,
): readonly Finding[] {
  const lossIn = (application: string, problem: Problem): Loss | undefined => {
    const now = head.find((each) => each.application.name === application);
    return now === undefined ? undefined : lossBetween(base, now, problem);
  };
  return findings
    .flatMap((finding): readonly Finding[] => {
      const { rule, severity, status, certainty, application, parts } = finding;
      const unlimited = withoutLimit(finding);
      if (!(aboutAbsence.has(rule) || unlimited !== undefined) || isSetByHand(rule) || status === 'excepted') {
        return [finding];
      }
      if (parts !== undefined) return withLostParts(finding, parts(), (part) => lossIn(application, part));
      const mayRise = unlimited === undefined ? severity === 'warning' && certainty === 'likely' : severity !== 'error';
      if (status !== 'new' || !mayRise) return [finding];
      const loss = lossIn(application, unlimited ?? finding);
      // A finding is about environments of which the same can be said: all of them lose the key, or it is as sure as it was.
      return [loss?.environments.length === finding.environments.length ? raised(unlimited ?? finding, loss) : finding];
    })
    .sort(compareFindings);
}

/**
 * A finding that an entry of the contract keeps quiet, as it is without the entry: that limits what it demands itself, and not what
 * the code needs.
 */
function withoutLimit({ loudest, ...finding }: Finding): Finding | undefined {
  const { environments, neededByCode, message } = finding;
  if (loudest === undefined || neededByCode?.environments.length !== environments.length) return undefined;
  return { ...finding, isGiven: neededByCode.isServed, message: [...message, ' The code needs it to start.'] };
}

/** What a change did to a key that something needs. */
interface Loss {
  /** Environments that the base gave the key, and the head does not. */
  readonly environments: readonly string[];
  /** Those of them in which it may come from an external source from now on. */
  readonly moved: readonly string[];
  /** What these sources are called. */
  readonly sources: readonly string[];
  /** Environments that give the key still. */
  readonly keepers: readonly string[];
}

function lossBetween(base: Counterparts, now: Subject, problem: Problem): Loss | undefined {
  const { key, environments } = problem;
  if (key === undefined || now.contract.ignored(key) !== undefined) return undefined;
  const lost = now.configurations.flatMap((configuration) => {
    const { name } = configuration.environment;
    const then = environments.includes(name) ? base.configurationOf(now, name) : undefined;
    return then === undefined || !givesItself(then, problem) ? [] : [{ name, then, configuration }];
  });
  if (lost.length === 0) return undefined;
  const keepers = now.compared.flatMap((configuration) => {
    const { name } = configuration.environment;
    return !environments.includes(name) && givesItself(configuration, problem) ? [name] : [];
  });
  const moved = lost.filter(({ then, configuration }) => {
    const sources = sourcesOf(configuration);
    const before = new Set(sourcesOf(then));
    return sources.length > 0 && (keepers.length === 0 || sources.some((source) => !before.has(source)));
  });
  return {
    environments: lost.map(({ name }) => name),
    moved: moved.map(({ name }) => name),
    sources: [...new Set(moved.flatMap(({ configuration }) => sourcesOf(configuration)))],
    keepers,
  };
}

/** An error where the key is taken away, and a warning that asks for `provided` where it may have moved. */
function raised(finding: Finding, { environments, moved, sources, keepers }: Loss): Finding {
  if (moved.length === environments.length) {
    return { ...finding, advice: [...finding.advice, ' ', ...provideText(finding.key ?? '', sources)] };
  }
  const why: Message =
    finding.certainty === 'certain' || keepers.length === 0
      ? []
      : [
          ' Before this change it was written down there all the same, as it still is for ',
          ...environmentsText(keepers),
          '.',
        ];
  return { ...finding, severity: 'error', message: [...finding.message, ...why] };
}

/** What the change took away of the keys that a notice tells of together: errors, and one warning for those that may have moved. */
function withLostParts(
  finding: Finding,
  parts: readonly Problem[],
  lossOf: (part: Problem) => Loss | undefined,
): readonly Finding[] {
  const lost = parts.flatMap((part) => {
    const loss = lossOf(part);
    return loss === undefined ? [] : [{ part, loss }];
  });
  if (lost.length === 0) return [finding];
  const taken = lost.flatMap(({ part, loss }) => {
    const problem = forSome(
      part,
      loss.environments.filter((name) => !loss.moved.includes(name)),
    );
    return problem === undefined ? [] : [{ ...narrowed(finding, problem), severity: 'error', status: 'new' } as const];
  });
  const moved = lost.flatMap(({ part, loss }) => {
    const problem = forSome(part, loss.moved);
    return problem === undefined ? [] : [{ problem, sources: loss.sources }];
  });
  // Of what is told by itself the notice need not speak again.
  const isRestTold = lost.length === parts.length;
  return [...(isRestTold ? [] : [finding]), ...taken, ...(moved.length === 0 ? [] : [movedTogether(finding, moved)])];
}

function forSome(problem: Problem, environments: readonly string[]): Problem | undefined {
  if (environments.length === 0) return undefined;
  return environments.length === problem.environments.length ? problem : problem.narrow?.(environments);
}

interface Moved {
  readonly problem: Problem;
  readonly sources: readonly string[];
}

function movedTogether(finding: Finding, moved: readonly Moved[]): Finding {
  const [{ problem, sources }, ...others] = moved as readonly [Moved, ...Moved[]];
  if (others.length === 0) {
    const advice = [...problem.advice, ' ', ...provideText(problem.key ?? '', sources)];
    return { ...narrowed(finding, { ...problem, advice }), severity: 'warning', status: 'new' };
  }
  const { key: _, insertion: __, narrow: ___, ...first } = problem;
  const keys = moved.flatMap((one) => one.problem.key ?? []);
  const environments = [...new Set(moved.flatMap((one) => one.problem.environments))];
  const all = [...new Set(moved.flatMap((one) => one.sources))];
  const places = new Map(
    moved.flatMap(({ problem: { related } }) =>
      related.map((one) => [`${one.origin.path}:${one.origin.line}`, one] as const),
    ),
  );
  const told: Problem = {
    ...first,
    keys,
    environments,
    message: [
      ...environmentsText(environments),
      ` ${verb(environments, 'gets', 'get')} no value for `,
      ...enumerate(keys.slice(0, mostNamed).map(code)),
      ...(keys.length > mostNamed ? [` and ${keys.length - mostNamed} more`] : []),
      ` any more, ${finding.rule === 'missing-value' ? 'which the code needs to start' : 'to which values refer without a default'}. They may come from `,
      ...enumerate(all.map(code), 'or'),
      ', which the repository does not show.',
    ],
    advice: provideText(keys.join(', '), all),
    related: [...places.values()].slice(0, mostNamed),
  };
  return { ...narrowed(finding, told), severity: 'warning', status: 'new' };
}

const mostNamed = 5;

function provideText(keys: string, sources: readonly string[]): Message {
  return [
    'If ',
    ...enumerate(sources.map(code), 'or'),
    ' gives it from now on, say so in keyparity.yml: ',
    code(`provided: [{ keys: [${keys}], by: … }]`),
    '.',
  ];
}

function sourcesOf({ environment }: Configuration): readonly string[] {
  return environment.open.map(({ what }) => what);
}
