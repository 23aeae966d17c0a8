import { type Import, lineAt, type Source } from './sources.ts';

interface Part {
  /** Parts whose modules it may import, besides its own. */
  readonly parts: readonly PartName[];
  /** Packages and `node:` modules; `node:*` stands for all of these. */
  readonly packages: readonly string[];
  /** May use the process, the network, the console, the clock and chance. */
  readonly worldly: boolean;
}

type PartName = keyof typeof table;

const stages = [
  'documents',
  'spring',
  'repository',
  'code',
  'deployments',
  'applications',
  'configuration',
  'requirements',
  'rules',
  'findings',
  'answers',
  'reports',
  'commands',
] as const;

/** All stages before one. */
function before(stage: (typeof stages)[number]): (typeof stages)[number][] {
  return stages.slice(0, stages.indexOf(stage));
}

/**
 * Who may import whom. The stages stand in the order in which the data flows; the world (disk, git, network, terminal)
 * is touched by `platform` and the two fronts alone, which is why the core can judge any tree, any commit, on any day.
 */
export const table = {
  documents: { parts: ['words'], packages: ['diff'], worldly: false },
  spring: { parts: before('spring'), packages: [], worldly: false },
  repository: { parts: before('repository'), packages: [], worldly: false },
  code: { parts: before('code'), packages: ['sax'], worldly: false },
  deployments: { parts: before('deployments'), packages: [], worldly: false },
  applications: { parts: before('applications'), packages: [], worldly: false },
  configuration: { parts: before('configuration'), packages: [], worldly: false },
  requirements: { parts: [...before('requirements'), 'words', 'failure'], packages: [], worldly: false },
  rules: { parts: [...before('rules'), 'words'], packages: [], worldly: false },
  findings: { parts: before('findings'), packages: [], worldly: false },
  answers: { parts: before('answers'), packages: [], worldly: false },
  reports: { parts: [...before('reports'), 'words'], packages: ['diff'], worldly: false },
  /** One function for each thing that a front can ask for; the only stage that hands the world's trees to the core. */
  commands: { parts: [...before('commands'), 'platform', 'words', 'failure'], packages: [], worldly: false },
  /** Small pure functions about text that any stage may need; they import nothing. */
  words: { parts: [], packages: [], worldly: false },
  failure: { parts: ['requirements'], packages: [], worldly: false },
  platform: {
    parts: ['documents', 'findings', 'failure'],
    packages: ['node:*', '@actions/github'],
    worldly: true,
  },
  cli: {
    parts: ['rules', 'reports', 'platform', 'commands', 'words', 'failure'],
    packages: ['node:*'],
    worldly: true,
  },
  action: {
    parts: ['reports', 'platform', 'commands', 'words', 'failure'],
    packages: ['node:*', '@actions/core'],
    worldly: true,
  },
} as const satisfies Record<string, { parts: readonly string[]; packages: readonly string[]; worldly: boolean }>;

/** The files directly below `src/`, by part. */
const topLevel: Readonly<Record<string, PartName>> = {
  'action.ts': 'action',
  'cli.ts': 'cli',
  'closest.ts': 'words',
  'usage-error.ts': 'failure',
  'version.ts': 'words',
};

function partOf(path: string): PartName | undefined {
  const [folder = ''] = path.split('/');
  if (folder === path) return Object.hasOwn(topLevel, path) ? topLevel[path] : undefined;
  return Object.hasOwn(table, folder) ? (folder as PartName) : undefined;
}

/** Every breach of the table, as a sentence that says what to do. */
export function breaches(sources: readonly Source[]): readonly string[] {
  return sources.flatMap((source) => {
    const part = partOf(source.path);
    if (part === undefined) return [`src/${source.path} belongs to no part; give it one in test/architecture/laws.ts`];
    const law: Part = table[part];
    return [
      ...source.imports.flatMap((imported) => importBreach(source, imported, part, law)),
      ...(law.worldly ? [] : worldlyWords(source)),
    ];
  });
}

function importBreach(source: Source, imported: Import, part: PartName, law: Part): readonly string[] {
  const place = `src/${source.path}:${imported.line} imports ${imported.written}`;
  if (!imported.own) {
    if (law.packages.includes(imported.target)) return [];
    if (imported.target.startsWith('node:') && law.packages.includes('node:*')) return [];
    return [
      imported.target.startsWith('node:')
        ? `${place}, but ${part} does not touch the machine; do it in src/platform/ and hand in the result`
        : `${place}, which is not a package of ${part}; write the few lines, or give reasons in docs/decisions/ and extend the table in test/architecture/laws.ts`,
    ];
  }
  const target = partOf(imported.target);
  if (target === undefined) return [`${place}, which belongs to no part`];
  if (target === part || law.parts.includes(target)) return [];
  return [
    `${place}, but ${part} may not know ${target}; a stage imports only earlier ones, so move the function to the stage that both know, or hand in its result`,
  ];
}

/** Names through which a function would depend on more than its arguments. */
const worldly =
  /(?<![.\w])(process|fetch|console|globalThis)(?=[.([])|\bDate\.now\b|\bMath\.random\b|\bnew Date\(\s*\)/g;

function worldlyWords({ path, code }: Source): readonly string[] {
  return [...code.matchAll(worldly)]
    .filter(([, name]) => name === undefined || !isOwnName(name, code))
    .map(
      (match) =>
        `src/${path}:${lineAt(code, match.index)} uses ${match[0]}; the core is a function of a tree, settings and a date: ask for the value as an argument`,
    );
}

/** A function of the file that happens to have the name. */
function isOwnName(name: string, code: string): boolean {
  return new RegExp(`\\b(?:function\\*?|const|let)\\s+${name}\\b|^  (?:private )?${name}\\(.*\\{$`, 'm').test(code);
}

/** Rules that know each other; a rule that needs what another one finds needs a function that both call. */
export function entangledRules(sources: readonly Source[]): readonly string[] {
  const rules = new Set(sources.filter(({ text }) => /^export const rule: Rule\b/m.test(text)).map(({ path }) => path));
  return sources
    .filter(({ path }) => rules.has(path))
    .flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => rules.has(target))
        .map(
          ({ target, line }) =>
            `src/${path}:${line} imports the rule ${target}; move what both need to a file without a rule`,
        ),
    );
}

/** Circles of modules that know each other, be it only for a type, each as one line. */
export function cycles(sources: readonly Source[]): readonly string[] {
  const targets = new Map(
    sources.map(({ path, imports }) => [path, imports.filter(({ own }) => own).map(({ target }) => target)]),
  );
  const state = new Map<string, 'open' | 'done'>();
  const found: string[] = [];
  const visit = (path: string, way: readonly string[]) => {
    if (state.get(path) === 'done') return;
    if (state.get(path) === 'open') {
      found.push(
        `${[...way.slice(way.indexOf(path)), path].join(' → ')}; let one of them be handed what it takes from the next`,
      );
      return;
    }
    state.set(path, 'open');
    for (const target of targets.get(path) ?? []) visit(target, [...way, path]);
    state.set(path, 'done');
  };
  for (const path of targets.keys()) visit(path, []);
  return found;
}

/** Packages that a front loads or may load, with the module that names each. */
export function packagesReachedFrom(front: string, sources: readonly Source[]): ReadonlyMap<string, string> {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const seen = new Set<string>();
  const packages = new Map<string, string>();
  const pending = [front];
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    for (const { own, target, typeOnly } of byPath.get(path)?.imports ?? []) {
      if (typeOnly) continue;
      if (own) pending.push(target);
      else packages.set(target, path);
    }
  }
  return packages;
}
