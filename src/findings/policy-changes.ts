import type { Origin } from '../documents/document.ts';
import type { Demand, KeyEntry, Where } from '../requirements/contract/settings.ts';
import type { Severity } from '../requirements/severity.ts';
import { code, type Message, named } from '../rules/message.ts';
import type { PolicyChange } from '../rules/rule.ts';
import type { Policy } from './policy.ts';

/**
 * What a change does to the policy, most of it named clause by clause. Words that decide nothing (reasons, owners, places)
 * may change freely.
 *
 * @param severityOf severity of a rule of which keyparity.yml says nothing
 */
export function policyChanges(
  before: Policy,
  after: Policy,
  severityOf: (rule: string) => Severity | undefined,
): readonly PolicyChange[] {
  const path = after.settings.path ?? before.settings.path;
  return [
    ...clauseChanges(settingsClauses(before, severityOf), settingsClauses(after, severityOf), path),
    ...baselineChanges(before, after),
    ...clauseChanges(suppressionClauses(before), suppressionClauses(after)),
  ];
}

/** One thing that a policy says. */
interface Clause {
  /** What makes it the same clause in another state. */
  readonly name: string;
  /** As the object of a sentence: `the exception of …`. */
  readonly title: Message;
  /** What it says: equal texts decide the same. */
  readonly text: string;
  readonly origin: Origin;
  /** Whether less is found or counts when it comes (`before` is absent), goes (`after` is absent) or changes. */
  readonly weakens: (before: Clause | undefined, after: Clause | undefined) => boolean;
}

function clauseChanges(before: readonly Clause[], after: readonly Clause[], goneTo?: string): readonly PolicyChange[] {
  const old = new Map(before.map((clause) => [clause.name, clause]));
  const now = new Map(after.map((clause) => [clause.name, clause]));
  const changes: PolicyChange[] = [];
  for (const clause of now.values()) {
    const earlier = old.get(clause.name);
    if (earlier?.text === clause.text) continue;
    const what = [earlier === undefined ? 'adds ' : 'changes ', ...clause.title];
    changes.push({ what, weakens: clause.weakens(earlier, clause), origin: clause.origin });
  }
  for (const clause of old.values()) {
    if (now.has(clause.name)) continue;
    const path = goneTo ?? clause.origin.path;
    const what = ['removes ', ...clause.title];
    changes.push({ what, weakens: clause.weakens(clause, undefined), origin: { path, line: 1, column: 1 } });
  }
  return changes;
}

/** For a clause that takes something out of judgement. */
const grants: Clause['weakens'] = (_, after) => after !== undefined;
/** For one that does so from one day to another. */
const holdsLonger: Clause['weakens'] = (earlier, later) => {
  if (later === undefined || earlier === undefined) return later !== undefined;
  const [from, until] = JSON.parse(earlier.text) as readonly [string, string];
  const [begins, ends] = JSON.parse(later.text) as readonly [string, string];
  return begins < from || ends > until;
};
/** For a clause that is asked for something. */
const demands: Clause['weakens'] = (_, after) => after === undefined;

function settingsClauses({ settings }: Policy, severityOf: (rule: string) => Severity | undefined): readonly Clause[] {
  const listed = settings.applications.length;
  const ended = new Set(settings.retired.filter(({ isDue }) => isDue).map(({ name }) => name));
  return [
    ...settings.rules.map((setting): Clause => {
      const { rule, severity, locked, origin } = setting;
      const loudness = (of: string | undefined): number => ['off', 'notice', 'warning', 'error'].indexOf(of ?? '');
      const usual = severityOf(rule);
      return {
        name: `rule ${rule}`,
        title: ['the setting of the rule ', code(rule)],
        text: textOf([severity, locked]),
        origin,
        weakens: (earlier, later) => {
          const [was, wasLocked] =
            earlier === undefined ? [usual, false] : (JSON.parse(earlier.text) as [string, boolean]);
          const [is, isLocked] = later === undefined ? [usual, false] : (JSON.parse(later.text) as [string, boolean]);
          return loudness(is) < loudness(was) || (wasLocked && !isLocked);
        },
      };
    }),
    ...settings.exceptions.map(
      ({ rule, key, where, applications, from, until, origin }): Clause => ({
        name: textOf(['exception', rule, key, namesOf(where), namesOf(applications)]),
        title: ['the exception of ', code(rule), ' for ', code(key)],
        text: textOf([from ?? '', until]),
        origin,
        weakens: holdsLonger,
      }),
    ),
    ...(settings.ignore ?? []).flatMap(({ keys, applications }) =>
      keys.map(({ pattern, origin }): Clause => {
        const title = ['that ', code(pattern), ' is ignored'];
        return { name: textOf(['ignore', pattern, namesOf(applications)]), title, text: '', origin, weakens: grants };
      }),
    ),
    ...settings.provided.flatMap(({ keys, where, applications }) =>
      keys.map(({ pattern, origin }): Clause => {
        const title = ['that ', code(pattern), ' is provided from outside'];
        const name = textOf(['provided', pattern, namesOf(where), namesOf(applications)]);
        return { name, title, text: '', origin, weakens: grants };
      }),
    ),
    ...settings.provided.flatMap(({ source, where, applications }): readonly Clause[] => {
      if (source === undefined) return [];
      const { name: called, origin } = source;
      const title = ['that ', code(called), ' gives nothing but what is listed'];
      const name = textOf(['closed', called, namesOf(where), namesOf(applications)]);
      return [{ name, title, text: '', origin, weakens: demands }];
    }),
    ...settings.keys.map(
      (entry): Clause => ({
        name: textOf(['key', entry.pattern, namesOf(entry.applications)]),
        title: ['the entry of ', code(entry.pattern)],
        text: textOf(decisive(entry)),
        origin: entry.origin,
        weakens: (earlier, later) => (later === undefined ? earlier !== undefined : weakensEntry(earlier, later)),
      }),
    ),
    ...settings.environments.map(
      ({ name, profiles, compared, variables, origin }): Clause => ({
        name: `environment ${name}`,
        title: ['the environment ', named(name)],
        text: textOf([
          compared && !ended.has(name),
          profiles,
          variables.map((variable) => [variable.name, variable.value]),
        ]),
        origin,
        weakens: (earlier, later) =>
          later === undefined
            ? earlier?.text.startsWith('[true') === true
            : earlier?.text.startsWith('[true') === true && later.text.startsWith('[false'),
      }),
    ),
    ...settings.retired.map(
      ({ name, day, origin }): Clause => ({
        name: `retirement ${name}`,
        title: ['the retirement of ', named(name), ` on ${day}`],
        text: day,
        origin,
        weakens: (earlier, later) => later !== undefined && (earlier === undefined || later.text < earlier.text),
      }),
    ),
    ...settings.groups.flatMap(({ name: group, members }) =>
      members.map(({ name, origin }): Clause => {
        const title = [named(name), ' in the group ', named(group)];
        return { name: textOf(['group', group, name]), title, text: '', origin, weakens: demands };
      }),
    ),
    ...settings.applications.map((application): Clause => {
      const { name, origin } = application;
      const title = ['the application ', named(name)];
      // Where none is listed, all that are found are judged; the first entry of the list ends that.
      const weakens: Clause['weakens'] = (earlier, later) =>
        later === undefined || (earlier === undefined && listed === 1);
      return { name: `application ${name}`, title, text: textOf(application), origin, weakens };
    }),
  ];
}

/** The fields of an entry that decide something. */
function decisive({ required, override, forbidden, differ, equal, together, ...entry }: KeyEntry) {
  const { secret, allowEmpty, values, deprecated, severity } = entry;
  return {
    demands: Object.fromEntries(
      Object.entries({ required, override, forbidden, differ, equal, together }).flatMap(([field, demand]) =>
        demand === undefined ? [] : [[field, demandTerms(demand)] as const],
      ),
    ),
    values: values.map(({ schema, where }) => textOf([schema, namesOf(where)])),
    secret: secret === true,
    plain: secret === false,
    allowEmpty: allowEmpty === true,
    quiet: severity === undefined ? 0 : ['error', 'warning', 'notice'].indexOf(severity),
    deprecated: deprecated !== undefined,
    until: deprecated?.until ?? '',
  };
}

function demandTerms({ where, when }: Demand) {
  return { where: namesOf(where), when: when.map(({ key, value }) => `${key}=${value}`) };
}

type Decisive = ReturnType<typeof decisive>;

const asksNothing: Decisive = {
  demands: {},
  values: [],
  secret: false,
  plain: false,
  allowEmpty: false,
  quiet: 0,
  deprecated: false,
  until: '',
};

function weakensEntry(earlier: Clause | undefined, later: Clause): boolean {
  const was: Decisive = earlier === undefined ? asksNothing : JSON.parse(earlier.text);
  const is: Decisive = JSON.parse(later.text);
  return (
    Object.entries(was.demands).some(([field, demand]) => !covers(is.demands[field], demand)) ||
    // A demand that holds nowhere switches off what a wider pattern says.
    Object.entries(is.demands).some(([field, { where }]) => where.length === 0 && was.demands[field] === undefined) ||
    was.values.some((value) => !is.values.includes(value)) ||
    (was.secret && !is.secret) ||
    (is.plain && !was.plain) ||
    (is.allowEmpty && !was.allowEmpty) ||
    (earlier !== undefined && is.quiet > was.quiet) ||
    (was.deprecated && !is.deprecated) ||
    is.until > was.until
  );
}

type Terms = ReturnType<typeof demandTerms>;

/** Whether one demand asks at least what another one asks. */
function covers(demand: Terms | undefined, other: Terms): boolean {
  if (demand === undefined) return false;
  const everywhere = demand.where.includes('*');
  return (
    (everywhere || other.where.every((name) => demand.where.includes(name))) &&
    demand.when.every((condition) => other.when.includes(condition))
  );
}

function baselineChanges(before: Policy, after: Policy): readonly PolicyChange[] {
  const nameOf = ({ application, rule, topic, environments }: Policy['baseline'][number]): string =>
    textOf([application, rule, topic, environments]);
  const old = new Set(before.baseline.map(nameOf));
  const now = new Set(after.baseline.map(nameOf));
  const added = after.baseline.filter((entry) => !old.has(nameOf(entry)));
  const removed = before.baseline.filter((entry) => !now.has(nameOf(entry)));
  const changes: PolicyChange[] = [];
  const [first] = added;
  const [gone] = removed;
  const entries = (count: number): string => (count === 1 ? 'one entry' : `${count} entries`);
  if (first !== undefined) {
    changes.push({ what: [`adds ${entries(added.length)} to the baseline`], weakens: true, origin: first.origin });
  }
  if (gone !== undefined) {
    const origin = { path: gone.origin.path, line: 1, column: 1 };
    changes.push({ what: [`removes ${entries(removed.length)} from the baseline`], weakens: false, origin });
  }
  return changes;
}

/** A comment that several applications read is one clause; its place in the file does not matter. */
function suppressionClauses({ suppressions }: Policy): readonly Clause[] {
  return suppressions.map(({ application, rule, key, environments, from, until, origin }) => ({
    name: textOf(['suppression', application, rule, key, environments]),
    title: ['the suppression of ', code(rule), ' for ', code(key)],
    text: textOf([from ?? '', until ?? '9999-12-31']),
    origin,
    weakens: holdsLonger,
  }));
}

/** `*` stands for all. */
function namesOf(where: Where | undefined): readonly string[] {
  return where === undefined || where === 'all' ? ['*'] : where.map(({ name }) => name).toSorted();
}

/** Without the places in the file, which mean nothing. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (field, inner) => (field === 'origin' ? undefined : inner));
}
