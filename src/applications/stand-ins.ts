import type { ReadProblem } from '../documents/document.ts';
import { isOfStandIn } from '../documents/stand-ins.ts';
import type { Application, Environment } from './application.ts';

/** A file of which only something in its place is here, and who would read it. */
export interface UnknownContent {
  readonly problem: ReadProblem;
  readonly application: string;
  /** None where it is not known which environments read it. */
  readonly environments: readonly string[];
}

/** The first file that a compared environment reads, or may read, and whose content nobody knows. */
export function unknownContent(applications: readonly Application[]): UnknownContent | undefined {
  for (const application of applications) {
    for (const problem of application.problems.filter(isOfStandIn)) {
      const readers = comparedOf(application).filter((environment) => reads(environment, problem));
      if (readers.length === 0 && isSettled(application, problem)) continue;
      return { problem, application: application.name, environments: readers.map(({ name }) => name) };
    }
  }
  return undefined;
}

/** Also where only some are asked for: what the others have is what these are compared with. */
function comparedOf({ environments }: Application): readonly Environment[] {
  const compared = environments.filter((environment) => environment.compared);
  return compared.length > 0 ? compared : environments;
}

function reads({ failures }: Environment, { origin: { path } }: ReadProblem): boolean {
  return failures.some(({ origin }) => origin?.path === path);
}

/** Boot tells of each file that it fails to load: what no environment tells of is a file of a profile that none has. */
function isSettled({ kind, deployment }: Application, problem: ReadProblem): boolean {
  return kind === 'spring-boot' && deployment?.problems.includes(problem) !== true;
}
