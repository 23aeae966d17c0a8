import type { Contract } from '../requirements/contract/contract.ts';
import { keyPattern, matchesKey } from '../requirements/contract/key-pattern.ts';
import type { Settings } from '../requirements/contract/settings.ts';
import type { Suppression } from '../requirements/contract/suppression.ts';
import type { ExceptionUse } from '../rules/rule.ts';
import { identitiesOf, type PlacedAcceptance } from './baseline.ts';
import { environmentsOf, identity, topicsOf } from './identity.ts';
import type { Reported } from './reported.ts';

/** A suppression in a file, with the application that reads the file and the environments that it concerns. */
export interface PlacedSuppression extends Suppression {
  /** The one that the comment names, or that stands on the next line. */
  readonly key: string;
  readonly application: string;
  /** Environments that read the file. */
  readonly environments: readonly string[];
}

export interface Exceptions {
  /** The environments of a problem that an exception covers; for a problem about none, whether it is covered. */
  covered(reported: Reported): readonly string[] | boolean;
  /** What became of each, after all problems were asked about. */
  uses(): readonly ExceptionUse[];
}

interface Matcher {
  readonly use: Omit<ExceptionUse, 'matched'>;
  matched: number;
  covers(reported: Reported): boolean;
  /** Whether it is for an environment of the application that `covers` has accepted. */
  isFor(application: string, environment: string): boolean;
}

/** What a repository accepts, by all three ways to say so. */
export interface Accepted {
  readonly settings: Settings;
  readonly suppressions: readonly PlacedSuppression[];
  readonly baseline: readonly PlacedAcceptance[];
}

/**
 * Exceptions, suppressions and the baseline over problems. One covers a problem when it names its rule and key, and of its
 * environments those that it is for; the others stay a finding.
 */
export function exceptionsOf(
  { settings, suppressions, baseline }: Accepted,
  contracts: ReadonlyMap<string, Contract>,
  today: string,
): Exceptions {
  const locked = new Set(settings.rules.filter((rule) => rule.locked).map(({ rule }) => rule));
  const matchers: readonly Matcher[] = [
    ...settings.exceptions.map(({ key, rule, where, applications, origin, from, until }): Matcher => {
      const pattern = keyPattern(key);
      return {
        use: { kind: 'exception', rule, key, origin, until, expired: today > until, ...pending(from, today) },
        matched: 0,
        covers: ({ rule: found, application, problem }) =>
          found.id === rule &&
          problem.key !== undefined &&
          matchesKey(pattern, problem.key) &&
          (applications === undefined || applications.some(({ name }) => name === application)),
        isFor: (application, environment) =>
          where === 'all' || (contracts.get(application)?.expand(where).includes(environment) ?? false),
      };
    }),
    ...suppressions.map(({ key, rule, origin, from, until, application, environments }): Matcher => {
      const pattern = keyPattern(key);
      const expired = until !== undefined && today > until;
      return {
        use: {
          kind: 'suppression',
          rule,
          key,
          origin,
          expired,
          ...pending(from, today),
          ...(until !== undefined && { until }),
          ...(locked.has(rule) && { defect: 'its rule is locked in keyparity.yml.' }),
        },
        matched: 0,
        covers: ({ rule: found, application: inside, problem }) =>
          found.id === rule && inside === application && problem.key !== undefined && matchesKey(pattern, problem.key),
        isFor: (_, environment) => environments.includes(environment),
      };
    }),
  ];

  const entries = baselineEntries(baseline, locked);

  return {
    covered(reported) {
      if (locked.has(reported.rule.id)) return [];
      const { environments } = reported.problem;
      const covered = new Set<string>(entries.covered(reported));
      // Where a problem is about no environment, it is covered in the one without a name.
      let whole = covered.size > 0;
      for (const matcher of matchers) {
        if (!matcher.covers(reported)) continue;
        const names = environments.filter((name) => matcher.isFor(reported.application, name));
        if (environments.length > 0 && names.length === 0) continue;
        matcher.matched++;
        if (matcher.use.expired || matcher.use.pendingUntil !== undefined) continue;
        whole = true;
        for (const name of names) covered.add(name);
      }
      return environments.length === 0 ? whole : environments.filter((name) => covered.has(name));
    },
    uses() {
      // A comment in a file that several applications read is one use, whichever of them it serves.
      const uses = new Map<string, ExceptionUse>();
      for (const { use, matched } of matchers) {
        const { path, line, column } = use.origin;
        const place = `${path}:${line}:${column}`;
        uses.set(place, { ...use, matched: matched + (uses.get(place)?.matched ?? 0) });
      }
      return [...uses.values(), ...entries.uses()];
    },
  };
}

/** What is announced ahead covers nothing before its first day. */
function pending(from: string | undefined, today: string): Pick<ExceptionUse, 'pendingUntil'> {
  return from === undefined || from <= today ? {} : { pendingUntil: from };
}

/** A baseline may be long, and so may be what it covers: entries are found by name. */
function baselineEntries(baseline: readonly PlacedAcceptance[], locked: ReadonlySet<string>) {
  const entries = baseline.map((entry) => ({ entry, matched: 0, busy: new Set<string>() }));
  const byName = new Map<string, typeof entries>();
  for (const each of entries) {
    for (const { name } of identitiesOf(each.entry)) {
      const known = byName.get(name);
      if (known === undefined) byName.set(name, [each]);
      else known.push(each);
    }
  }
  return {
    /** A problem about several keys is covered where each of them is. */
    covered({ rule, application, problem }: Reported): readonly string[] {
      const topics = topicsOf(problem);
      return environmentsOf(problem).filter((environment) => {
        const found = topics.map((topic) => byName.get(identity(rule.id, application, topic, environment)) ?? []);
        for (const each of found.flat()) {
          each.matched++;
          each.busy.add(environment);
        }
        return found.every((each) => each.length > 0);
      });
    },
    uses: (): readonly ExceptionUse[] =>
      entries.map(({ entry: { rule, topic, environments, origin }, matched, busy }) => {
        const idle = environments.filter((name) => !busy.has(name));
        return {
          kind: 'baseline entry',
          rule,
          key: topic,
          origin,
          matched,
          expired: false,
          ...(matched > 0 && idle.length > 0 && { idle }),
          ...(locked.has(rule) && { defect: 'its rule is locked in keyparity.yml.' }),
        };
      }),
  };
}
