import type { Application } from '../applications/application.ts';
import type { ApplicationSetting, EnvironmentSetting } from '../applications/declaration.ts';
import { comparePromotion, isLive } from '../repository/stage-names.ts';
import type { ProposedKey } from './proposed-keys.ts';
import type { ProposedProvision } from './proposed-provisions.ts';

/** A keyparity.yml that says what was found, and what seems to hold. */
export interface Proposal {
  /** In promotion order; empty where there is none but what is left without a profile, absent where discovery knows better. */
  readonly environments?: readonly ProposedEnvironment[];
  /** Environments that are not compared, and not written down. */
  readonly overlays: readonly string[];
  /** Environments that are production or stand in for it. */
  readonly live: readonly string[];
  /** Absent where they are better left to discovery. */
  readonly applications?: readonly ProposedApplication[];
  readonly provided: readonly ProposedProvision[];
  /** Names that come from outside and are not listed: too many, or something else would be an error then. */
  readonly unlisted?: readonly string[];
  readonly keys: readonly ProposedKey[];
  /** How many keys more could have been listed, by application. */
  readonly leftOut: readonly { readonly application: string; readonly count: number }[];
}

export interface ProposedEnvironment {
  readonly name: string;
  /** Absent: those that are found for its name. */
  readonly profiles?: readonly string[];
  readonly variables?: EnvironmentSetting['variables'];
}

export interface ProposedApplication {
  readonly name: string;
  readonly path: string;
  /** Relative to the path, lowest precedence first; absent: by Spring Boot's rules. */
  readonly layers?: readonly string[];
  readonly boot?: string;
  /** Absent: all. */
  readonly environments?: readonly string[];
}

/** What holds apart from keys: environments and applications, as they were found or declared already. */
export function structureOf(
  applications: readonly Application[],
  declared: readonly ApplicationSetting[],
  environmentSettings: readonly EnvironmentSetting[],
): Required<Pick<Proposal, 'environments' | 'overlays' | 'live' | 'applications'>> {
  const comparedIn = (application: Application): readonly string[] =>
    application.environments.filter(({ compared }) => compared).map(({ name }) => name);
  const known = environmentSettings.map(({ name }) => name);
  const rank = (name: string): number => (known.includes(name) ? known.indexOf(name) : known.length);
  const names = [...new Set(applications.flatMap(comparedIn))].sort(
    (a, b) => rank(a) - rank(b) || comparePromotion(a, b),
  );
  const all = new Set(applications.flatMap(({ environments }) => environments.map(({ name }) => name)));
  const isNone = names.every((name) => name === 'default');
  return {
    environments: (isNone ? [] : names).map((name) => {
      const setting = environmentSettings.find((one) => one.name === name);
      return {
        name,
        ...(setting !== undefined && setting.impliesProfile !== true && { profiles: setting.profiles }),
        ...(setting !== undefined && setting.variables.length > 0 && { variables: setting.variables }),
      };
    }),
    overlays: [...all].filter((name) => !names.includes(name)).sort(comparePromotion),
    live: names.filter(isLive),
    applications: applications.map((application) => {
      const setting = declared.find(({ name }) => name === application.name);
      const compared = comparedIn(application);
      const layers = setting?.layers === undefined ? listedLayers(application) : setting.layers.map(({ path }) => path);
      return {
        name: application.name,
        path: application.path,
        ...(layers !== undefined && { layers }),
        ...(setting?.boot !== undefined && { boot: setting.boot }),
        ...(compared.length < names.length && { environments: names.filter((name) => compared.includes(name)) }),
      };
    }),
  };
}

/** The layers of an application that Spring Boot's rules do not find, with the name of the environment as a slot. */
function listedLayers({ kind, path, environments }: Application): readonly string[] | undefined {
  if (kind === 'spring-boot') return undefined;
  const found: string[] = [];
  for (const { name, compared, layers } of environments) {
    if (!compared) continue;
    let at = 0;
    for (const { source } of layers.toReversed()) {
      if (source.document === undefined) continue;
      const pattern = relativePath(path, withSlot(source.document.path, name));
      const known = found.indexOf(pattern);
      if (known < 0) found.splice(at, 0, pattern);
      at = (known < 0 ? at : known) + 1;
    }
  }
  return found.length === 0 ? undefined : found;
}

function withSlot(path: string, name: string): string {
  return path
    .split('/')
    .map((segment) =>
      segment
        .split(/(?<=[-_.])|(?=[-_.])/)
        .map((word) => (word === name ? '{env}' : word))
        .join(''),
    )
    .join('/');
}

/** A path as it is written from a directory. */
export function relativePath(from: string, to: string): string {
  const base = from === '.' ? [] : from.split('/');
  const steps = to.split('/');
  let common = 0;
  while (common < base.length && common < steps.length - 1 && base[common] === steps[common]) common += 1;
  return [...base.slice(common).map(() => '..'), ...steps.slice(common)].join('/');
}

/** What two looks at the same application have to agree in, apart from its name. */
export function signatureOf({ environments }: Application): ReadonlyMap<string, string> {
  return new Map(
    environments
      .filter(({ compared }) => compared)
      .map(({ name, profiles, layers, open }) => [
        name,
        JSON.stringify([
          profiles.filter((profile) => profile !== 'default'),
          layers.map(({ kind, source }) => [kind, source.name, source.properties.length]),
          open.map(({ what }) => what),
        ]),
      ]),
  );
}
