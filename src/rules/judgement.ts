import type { Problem } from './rule.ts';

/**
 * What is known about a key that one environment of an application lacks and that a change is about. Each fact has a place of
 * its own in the finding; together they say how sure it is (docs/evidence.md).
 */
export interface Facts {
  /**
   * `left-out`: the change gave the key to every other environment. `taken`: the change took it from this one alone.
   * `emptied`: the change left the key in this one, without its value.
   */
  readonly change: 'left-out' | 'taken' | 'emptied';
  /** `new`: the change itself makes the environment. `developers`: it is one of those in which developers try things. */
  readonly lacking: 'delivered' | 'developers' | 'new';
  /** Environments that are compared: with two, nobody can say which one is right. */
  readonly equals: 'two' | 'three or more';
  /** An external source of this environment that its equals do not have, or one by which an equal gets this very key. */
  readonly excuse: boolean;
  /** What the environment gets in place of a value of its own. `as-before`: the very value that it had. */
  readonly fallback: 'none' | 'shared' | 'switch' | 'as-before';
  /** The key is one of a map or a list whose keys differ between the environments anyhow: users, tenants, routes. */
  readonly isData: boolean;
}

/** One line of the table: where these facts hold, this is how sure a finding is; `none` is no finding. */
export interface Row {
  readonly when: Partial<Facts>;
  readonly certainty: Problem['certainty'] | 'none';
  readonly because: string;
}

/** The first row that fits decides. */
export const table: readonly Row[] = [
  { when: { fallback: 'as-before' }, certainty: 'none', because: 'the environment gets the value that it had' },
  {
    when: { change: 'left-out', fallback: 'switch' },
    certainty: 'none',
    because: 'a switch or a log level with a shared value is turned on where it is wanted',
  },
  { when: { isData: true }, certainty: 'likely', because: 'elements of maps and lists differ by design' },
  { when: { lacking: 'new' }, certainty: 'likely', because: 'a new environment is brought up step by step' },
  {
    when: { lacking: 'developers' },
    certainty: 'likely',
    because: 'a developer’s environment is no equal of a delivered one',
  },
  { when: { equals: 'two' }, certainty: 'likely', because: 'of two environments nobody can say which one is right' },
  {
    when: { excuse: true },
    certainty: 'likely',
    because: 'an external source that the equals do not use may give the value',
  },
  { when: { change: 'emptied' }, certainty: 'likely', because: 'an empty value may be meant' },
  {
    when: { change: 'left-out' },
    certainty: 'certain',
    because: 'the change gives the key to every equal and forgets one',
  },
  {
    when: { change: 'taken' },
    certainty: 'certain',
    because: 'the change takes the key from one and leaves it to its equals',
  },
];

/** How sure a finding on these facts is, and why; `undefined` where there is nothing to find. */
export function judgementOf(
  facts: Facts,
): { readonly certainty: Problem['certainty']; readonly because: string } | undefined {
  const row = table.find(({ when }) =>
    Object.entries(when).every(([fact, value]) => facts[fact as keyof Facts] === value),
  );
  if (row === undefined || row.certainty === 'none') return undefined;
  return { certainty: row.certainty, because: row.because };
}
