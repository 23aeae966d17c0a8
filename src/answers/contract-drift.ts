import type { Application } from '../applications/application.ts';
import type { Discovery } from '../applications/discovery.ts';
import type { Settings } from '../requirements/contract/settings.ts';
import { code, enumerate, type Message, named, path as pathOf } from '../rules/message.ts';

/** Whether a keyparity.yml still names what there is. */
export interface ContractDrift {
  readonly path: string;
  /** One for each thing that the file does not know, or that is gone. */
  readonly differences: readonly Message[];
}

/**
 * What a file lists and what is discovered without it, held against each other. What the file does not list at all is left
 * to discovery, and cannot differ from it.
 *
 * @param found what there is without the file
 * @param declared what there is by the file
 */
export function contractDrift(settings: Settings, found: Discovery, declared: Discovery, path: string): ContractDrift {
  // Files that are only alike are nobody's until somebody lists who reads them.
  const applications = found.applications.filter(({ kind }) => kind !== 'siblings');
  const known = { ...found, applications };
  return {
    path,
    differences: [
      ...applicationDifferences(settings, known, declared),
      ...environmentDifferences(settings, known, declared),
    ],
  };
}

function applicationDifferences(settings: Settings, found: Discovery, declared: Discovery): readonly Message[] {
  if (settings.applications.length === 0) return [];
  const known = new Set(settings.applications.map(({ path }) => path));
  return [
    ...found.applications
      .filter(({ path }) => !known.has(path))
      .map(({ name, path }): Message => ['The application ', named(name), ' in ', pathOf(path), ' is not listed.']),
    ...settings.applications.flatMap(({ name, path, layers }): readonly Message[] => {
      const application = declared.applications.find((one) => one.name === name);
      if (layers === undefined) {
        const isThere = application !== undefined;
        return isThere
          ? []
          : [['The application ', named(name), ' is gone: ', pathOf(path), ' has no Spring configuration.']];
      }
      const isThere = application?.documents.length !== 0;
      return isThere ? [] : [['The application ', named(name), ' is gone: it has none of its layers.']];
    }),
  ];
}

function environmentDifferences(settings: Settings, found: Discovery, declared: Discovery): readonly Message[] {
  if (settings.environments.length === 0) return [];
  const known = new Set(settings.environments.flatMap(({ name, profiles }) => [name, ...profiles]));
  const news = new Map<string, string[]>();
  for (const { name, environments } of found.applications) {
    for (const environment of environments) {
      if (!environment.compared || known.has(environment.name) || isLeftOut(settings, environment.name)) continue;
      news.set(environment.name, [...(news.get(environment.name) ?? []), name]);
    }
  }
  return [
    ...[...news].map(
      ([name, applications]): Message => [
        'The environment ',
        named(name),
        ' of ',
        ...enumerate(applications.map(named)),
        ' is not listed.',
      ],
    ),
    ...unlistedPlaces(settings, found),
    ...settings.environments
      .filter(({ name, compared }) => compared && !isAnywhere(name, found, declared))
      .map(
        ({ name }): Message => [
          'The environment ',
          named(name),
          ' is gone: no application has a file, a manifest or a profile of that name.',
        ],
      ),
  ];
}

/** A stage without a profile is what is left where no profile is a stage; whoever lists stages means no such thing. */
function isLeftOut({ environments }: Settings, name: string): boolean {
  return name === 'default' && environments.length > 0;
}

/** Environments that the file knows and does not give to an application that has them. */
function unlistedPlaces(settings: Settings, found: Discovery): readonly Message[] {
  return settings.applications.flatMap(({ name, path, environments }): readonly Message[] => {
    const application = environments && found.applications.find((one) => one.path === path);
    const has = new Set(environments?.map((one) => one.name));
    const missing = (application?.environments ?? []).filter(
      (one) => one.compared && !has.has(one.name) && settings.environments.some((known) => known.name === one.name),
    );
    if (missing.length === 0) return [];
    return [
      [
        'The application ',
        named(name),
        ' has ',
        ...enumerate(missing.map((one) => named(one.name))),
        ', which its ',
        code('environments'),
        ' do not list.',
      ],
    ];
  });
}

function isAnywhere(name: string, found: Discovery, declared: Discovery): boolean {
  const isFound = (application: Application): boolean => application.environments.some((one) => one.name === name);
  const hasOwn = (application: Application): boolean =>
    application.environments.some((one) => one.name === name && one.layers.some(({ kind }) => kind === 'environment'));
  return found.applications.some(isFound) || declared.applications.some(hasOwn);
}
