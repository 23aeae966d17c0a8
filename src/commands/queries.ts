import { diagnosisOf } from '../answers/diagnosis.ts';
import type { Diagnosis } from '../answers/diagnosis-model.ts';
import { type ApplicationExplanation, explanationOf, knows } from '../answers/explanation.ts';
import { type ApplicationNeeds, needsOf } from '../answers/needed-keys.ts';
import { type ResolvedEnvironment, resolvedEnvironmentOf } from '../answers/resolved-environment.ts';
import { closest } from '../closest.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { Subject } from '../rules/rule-context.ts';
import { isNested } from '../spring/names.ts';
import { placeholdersIn } from '../spring/placeholders.ts';
import { UsageError } from '../usage-error.ts';
import { findingsOf } from './check.ts';
import { prepare, type Request } from './prepare.ts';

/** Which environment of which application is meant; what is absent has to be the only one. */
export interface ResolveRequest extends Omit<Request, 'applications' | 'environments'> {
  readonly application?: string;
  /** One of the environments that there are; without it that of `profiles`, which need not be one of these. */
  readonly environment?: string;
}

/**
 * The effective configuration of one environment.
 *
 * @throws UsageError where keyparity.yml is wrong, or where it is not clear which environment is meant
 */
export async function resolveEnvironment(request: ResolveRequest): Promise<ResolvedEnvironment> {
  const { application, environment, profiles, ...rest } = request;
  if (environment !== undefined && profiles !== undefined) {
    throw new UsageError('--environment and --profiles both say which environment is meant', 'Give one of them.');
  }
  const { settings, subjects } = await prepare({
    ...rest,
    // What the code asks for says nothing about what it gets.
    keysInCode: 'none',
    ...(application !== undefined && { applications: [application] }),
    ...(profiles !== undefined && { profiles }),
  });
  const [subject, another] = subjects;
  if (subject === undefined || another !== undefined) {
    const names = subjects.map((each) => each.application.name).join(', ');
    throw new UsageError('there are several applications', `Say which with --application: ${names}.`);
  }
  const configuration = profiles === undefined ? chosen(subject, environment) : onRequest(subject);
  return resolvedEnvironmentOf(subject, configuration, settings.provided);
}

function chosen({ application, configurations }: Subject, name: string | undefined): Configuration {
  const names = configurations.map(({ environment }) => environment.name);
  const [first] = configurations;
  if (name === undefined) {
    if (first !== undefined && names.length === 1) return first;
    throw new UsageError(
      `${application.name} has several environments`,
      `Say which with --environment: ${names.join(', ')}; or give the profiles: --profiles a,b.`,
    );
  }
  const found = configurations.find(({ environment }) => environment.name === name);
  if (found !== undefined) return found;
  const nearest = closest(name, names);
  throw new UsageError(
    `${application.name} has no environment "${name}"${nearest === undefined ? '' : `; did you mean "${nearest}"?`}`,
    `It has: ${names.join(', ')}. Other combinations of profiles are given with --profiles.`,
  );
}

/** The environment of the profiles that were asked for, which stands behind those that there are. */
function onRequest({ application, configurations }: Subject): Configuration {
  const last = configurations.at(-1);
  if (application.kind !== 'listed' && last !== undefined) return last;
  throw new UsageError(
    `the layers of ${application.name} are no files of Spring Boot, and profiles choose none of them`,
    `Name one of its environments with --environment: ${configurations.map(({ environment }) => environment.name).join(', ')}.`,
  );
}

/**
 * Everything about one key, for each application that has to do with it, in their order.
 *
 * @throws UsageError where keyparity.yml is wrong, or where no application has to do with the key
 */
export async function explain(request: Request, key: string): Promise<readonly ApplicationExplanation[]> {
  const preparation = await prepare({ ...request, keysInCode: 'all' });
  const subjects = preparation.subjects.filter((subject) => knows(subject, key));
  if (subjects.length === 0) throw unknownKey(key, preparation.subjects);
  const findings = findingsOf(preparation, request);
  return subjects.map((subject) => explanationOf(subject, key, findings, request.environments));
}

/**
 * The keys that the code of each application asks for, in the order of the applications.
 *
 * @throws UsageError where keyparity.yml is wrong, or where there is nothing to look at
 */
export async function requirementsOfCode(request: Request): Promise<readonly ApplicationNeeds[]> {
  const { subjects } = await prepare({ ...request, keysInCode: 'all' });
  return subjects.map((subject) => needsOf(subject, request.environments));
}

/**
 * What Keyparity has understood of the repository, and what it has left alone.
 *
 * @throws UsageError where keyparity.yml is wrong, or where there is no application that was asked for
 */
export async function diagnose(request: Request): Promise<Diagnosis> {
  return diagnosisOf(await prepare({ ...request, keysInCode: 'none', mayBeEmpty: true }), request.tree);
}

const mostNamed = 8;

function unknownKey(key: string, subjects: readonly Subject[]): UsageError {
  const keys = new Set(subjects.flatMap(keysOf));
  const below = [...keys].filter((known) => isNested(key, known));
  if (below.length > 0) {
    const more = below.length > mostNamed ? ` and ${below.length - mostNamed} more` : '';
    return new UsageError(
      `"${key}" is no key, but the beginning of others`,
      `Explain one of ${below.slice(0, mostNamed).join(', ')}${more}.`,
    );
  }
  const nearest = closest(key, keys);
  return new UsageError(
    `no application knows the key "${key}"${nearest === undefined ? '' : `; did you mean "${nearest}"?`}`,
    'A key is known where a file sets it, a value refers to it, or keyparity.yml or the code needs it.',
  );
}

/** Every key that a file sets, that is needed or that a value refers to. */
function keysOf({ vocabulary, requirements, code }: Subject): readonly string[] {
  const words = [...vocabulary.words.values()];
  const referred = words.flatMap(({ properties }) => properties.flatMap(({ value }) => placeholdersIn(value)));
  const asked = code?.uses.map(({ key }) => key) ?? [];
  return [
    ...words.map(({ key }) => key),
    ...requirements.map(({ key }) => key),
    ...asked,
    ...referred.map(({ name }) => name),
  ];
}
