import { stageOfPath } from '../deployments/manifest-stage.ts';
import { comparePromotion } from '../repository/stage-names.ts';
import { nameFor } from '../requirements/contract/source-names.ts';
import { code, enumerate, type Message, named, path, place } from '../rules/message.ts';
import type { StartupFailure } from '../spring/property-source.ts';
import type { Advice, DiagnosedApplication, DiagnosedEnvironment, Diagnosis } from './diagnosis-model.ts';
import { relativePath } from './proposal.ts';

const mostNamed = 4;

/** What looks wrong, the most telling first, and what to write down where it is. */
export function adviceOn(diagnosis: Omit<Diagnosis, 'advice'>): readonly Advice[] {
  const { applications } = diagnosis;
  return [
    ...(applications.length === 0 ? [nothingFound(diagnosis)] : []),
    ...possibleLayers(diagnosis),
    ...nothingCompared(applications),
    ...unjoined(diagnosis),
    ...failing(applications),
    ...withoutOwn(applications),
    ...open(applications),
    ...unreadConfiguration(diagnosis),
    ...(applications.length === 0 ? [] : [next(diagnosis)]),
  ];
}

/** Files with names of their own (`spring.config.name`) are the usual reason: those that may be meant are the pattern. */
function nothingFound({ skipped }: Omit<Diagnosis, 'advice'>): Advice {
  const candidates = (skipped.find(({ reason }) => reason === 'unread')?.paths ?? []).flatMap((file) => {
    const [, module = '.', layer] = /^(?:(.*)\/)?(src\/main\/resources\/[^/]+\.ya?ml)$/.exec(file) ?? [];
    const name = module === '.' ? 'server' : module.slice(module.lastIndexOf('/') + 1);
    return layer === undefined ? [] : [`  ${name}: { path: ${module}, layers: [${layer}] }`];
  });
  const usual =
    '  server: { path: server, layers: [src/main/resources/server.properties, "../config/{env}/server.properties"] }';
  return {
    text: [
      'No module has an application.properties or application.yml in its main resources. Look from the root of the repository, or list the files of each application, lowest precedence first:',
    ],
    write: [
      'environments: { dev: {}, prod: {} }',
      'applications:',
      ...(candidates.length === 0 ? [usual] : candidates.slice(0, mostNamed)),
    ],
  };
}

/** Files that nobody reads and that are told apart by the name of a stage: layers of something. */
function possibleLayers({ skipped, applications }: Omit<Diagnosis, 'advice'>): readonly Advice[] {
  const stages = new Map<string, Set<string>>();
  for (const { reason, paths } of skipped) {
    if (reason !== 'configuration' && reason !== 'unread' && reason !== 'other') continue;
    for (const file of paths) {
      const stage = stageOfPath(file);
      if (stage === undefined) continue;
      const pattern = file
        .split(/(?<=[-_./])|(?=[-_./])/)
        .map((word) => (word === stage ? '{env}' : word))
        .join('');
      stages.set(pattern, (stages.get(pattern) ?? new Set()).add(stage));
    }
  }
  const patterns = [...stages].filter(([pattern, names]) => names.size > 1 && pattern.includes('{env}'));
  const [first] = patterns;
  if (first === undefined) return [];
  const names = [...new Set(patterns.flatMap(([, some]) => [...some]))].sort(comparePromotion);
  const file = first[0].slice(first[0].lastIndexOf('/') + 1);
  const owner =
    applications.find((one) => one.path !== '.' && first[0].startsWith(`${one.path}/`)) ??
    applications.find(({ name }) => file.startsWith(`${name}-`) || file.startsWith(`${name}.`));
  return [
    {
      text: [
        ...some(patterns.map(([pattern]) => path(pattern))),
        ` ${patterns.length === 1 ? 'is' : 'are'} there for `,
        ...some(names.map(named)),
        `, and no application reads ${patterns.length === 1 ? 'it' : 'them'}. List what is deployed as layers, lowest precedence first:`,
      ],
      write: [
        `environments: { ${names
          .slice(0, mostNamed)
          .map((name) => `${name}: {}`)
          .join(', ')} }`,
        'applications:',
        `  ${owner?.name ?? 'name'}: { path: ${owner?.path ?? '.'}, layers: ["${relativePath(owner?.path ?? '.', first[0])}"] }`,
      ],
    },
  ];
}

function nothingCompared(applications: readonly DiagnosedApplication[]): readonly Advice[] {
  const lonely = applications.filter(({ environments }) => environments.filter(({ compared }) => compared).length < 2);
  const [first] = lonely;
  if (first === undefined) return [];
  const others = [
    ...new Set(lonely.flatMap(({ environments }) => environments.filter(isOverlay).map(({ name }) => name))),
  ];
  const isOne = lonely.length === 1;
  return [
    {
      text: [
        ...some(lonely.map(({ name }) => named(name))),
        ` ${isOne ? 'has one environment' : 'have one environment each'}, so nothing is compared there. `,
        ...(others.length === 0
          ? ['If there are more, name them with the profiles that are active:']
          : [
              'If ',
              ...some(others.map(named)),
              ` ${others.length === 1 ? 'is' : 'are'} deployed, or others are, name them with the profiles that are active:`,
            ]),
      ],
      write: ['environments:', '  stage: { profiles: [stage] }', '  prod: { profiles: [prod] }'],
    },
  ];
}

function isOverlay({ compared }: DiagnosedEnvironment): boolean {
  return !compared;
}

function unjoined({ unjoined: rest, applications }: Omit<Diagnosis, 'advice'>): readonly Advice[] {
  const [first] = rest;
  const bare = applications.find(({ deployment }) => deployment === undefined);
  if (first === undefined || bare === undefined) return [];
  return [
    {
      text: [
        ...some(rest.map(({ directory }) => path(directory))),
        ` ${rest.length === 1 ? 'deploys' : 'deploy'} none of the applications, as far as names and folders tell. If one of them is meant, call it as it is called there:`,
      ],
      write: ['applications:', `  ${first.names[0] ?? 'name'}: { path: ${bare.path} }`],
    },
  ];
}

function failing(applications: readonly DiagnosedApplication[]): readonly Advice[] {
  const failures = each(applications, (environment) => environment.failures.some(isCertain));
  const [first] = failures;
  const origin = first?.environment.failures.find(isCertain)?.origin;
  if (first === undefined) return [];
  return [
    {
      text: [
        'Spring would not start ',
        ...whose(failures),
        ...(origin === undefined ? [''] : [' because of ', place(origin)]),
        '; ',
        code(`keyparity resolve --application ${first.application} --environment ${first.environment.name}`),
        ' says why.',
      ],
    },
  ];
}

function isCertain({ unseen }: StartupFailure): boolean {
  return unseen === undefined;
}

function withoutOwn(applications: readonly DiagnosedApplication[]): readonly Advice[] {
  const bare = each(
    applications.filter(({ environments }) => environments.filter(({ compared }) => compared).length > 1),
    ({ compared, layers }) => compared && !layers.some(({ kind }) => kind === 'environment'),
  );
  if (bare.length === 0) return [];
  return [
    {
      text: [
        'No layer belongs to ',
        ...whose(bare),
        ' alone: every value is one that all share. Take out what is no environment, or name the profiles that are active there:',
      ],
      write: ['environments:', `  ${bare[0]?.environment.name}: { profiles: [prod, aws] }`],
    },
  ];
}

function open(applications: readonly DiagnosedApplication[]): readonly Advice[] {
  const opened = each(applications, ({ compared, open }) => compared && open.length > 0);
  if (opened.length === 0) return [];
  const sources = opened.flatMap(({ environment }) => environment.open);
  const what = [...new Set(sources.map((source) => source.what))];
  const names = [...new Set(sources.map(nameFor))].slice(0, mostNamed);
  return [
    {
      text: [
        ...whose(opened),
        ` ${opened.length === 1 ? 'takes' : 'take'} values from `,
        ...some(what.map(named)),
        ', which the repository does not show: a key that the code needs is a warning at most where it is missing there. List what comes from there, and name the source: that closes it, and whatever else is missing is an error:',
      ],
      write: [
        'provided:',
        ...names.flatMap((name) => [
          '  - keys: [DB_PASSWORD]',
          '    by: the secret store',
          `    source: ${/^[\w-]+$/.test(name) ? name : JSON.stringify(name)}`,
        ]),
      ],
    },
  ];
}

function unreadConfiguration({ skipped }: Omit<Diagnosis, 'advice'>): readonly Advice[] {
  const all = skipped.find(({ reason }) => reason === 'configuration')?.paths ?? [];
  const files = all.filter((file) => stageOfPath(file) === undefined);
  if (files.length === 0) return [];
  return [
    {
      text: [
        ...some(files.map(path)),
        ` ${files.length === 1 ? 'looks' : 'look'} like configuration of an application, and none reads ${files.length === 1 ? 'it' : 'them'}. What is deployed can be listed as ${files.length === 1 ? 'a layer' : 'layers'} of an application (`,
        code('layers:'),
        ').',
      ],
    },
  ];
}

function next({ contract }: Omit<Diagnosis, 'advice'>): Advice {
  if (contract === undefined) {
    return {
      text: [code('keyparity init'), ' writes what was found into a keyparity.yml, with the beginning of a contract.'],
    };
  }
  return { text: [code('keyparity init --check'), ' says whether ', path(contract), ' still fits what there is.'] };
}

interface Place {
  readonly application: string;
  readonly environment: DiagnosedEnvironment;
}

function each(
  applications: readonly DiagnosedApplication[],
  fits: (environment: DiagnosedEnvironment) => boolean,
): readonly Place[] {
  return applications.flatMap(({ name, environments }) =>
    environments.filter(fits).map((environment) => ({ application: name, environment })),
  );
}

/** `stage and prod of orders, and 3 more` */
function whose(places: readonly Place[]): Message {
  const byApplication = new Map<string, string[]>();
  for (const { application, environment } of places) {
    byApplication.set(application, [...(byApplication.get(application) ?? []), environment.name]);
  }
  const shown = [...byApplication].slice(0, 2);
  const rest = places.length - shown.flatMap(([, names]) => names).length;
  return [
    ...shown.flatMap(([application, names], i) => [
      ...(i === 0 ? [] : [', ']),
      ...some(names.map(named)),
      ' of ',
      named(application),
    ]),
    ...(rest > 0 ? [` and ${rest} more`] : []),
  ];
}

function some(parts: Message): Message {
  if (parts.length <= mostNamed) return enumerate(parts);
  const shown = parts.slice(0, mostNamed - 1);
  return [...shown.flatMap((part, i) => (i === 0 ? [part] : [', ', part])), ` and ${parts.length - shown.length} more`];
}
