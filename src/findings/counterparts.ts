import type { Configuration } from '../configuration/configuration.ts';
import type { Problem } from '../rules/rule.ts';
import type { Subject } from '../rules/rule-context.ts';
import type { NamesInBase } from './compare.ts';

/** What applications and environments of the head were in the base. */
export interface Counterparts {
  subjectOf(head: Subject): Subject | undefined;
  configurationOf(head: Subject, environment: string): Configuration | undefined;
}

export function counterpartsIn(base: readonly Subject[], names: NamesInBase): Counterparts {
  const subjectOf = ({ application: { name, path } }: Subject): Subject | undefined => {
    const nameThen = names.applicationOf(name);
    return (
      base.find(({ application }) => application.name === nameThen) ??
      // Who takes its name away is the same application all the same.
      base.find(({ application }) => application.path === path)
    );
  };
  return {
    subjectOf,
    configurationOf(head, environment) {
      const nameThen = names.environmentOf(head.application.name, environment);
      return subjectOf(head)?.configurations.find((each) => each.environment.name === nameThen);
    },
  };
}

/** Whether the files of an environment give what a problem is about; what its policy says of other sources is no file. */
export function givesItself(configuration: Configuration, { key, isGiven }: Problem): boolean {
  return key !== undefined && isGiven?.(configuration) === true && !configuration.isProvided(key);
}
