/**
 * Which profile names are stages of delivery (dev, stage, prod …) and which are features (mysql, swagger, local …).
 * Only stages are compared with each other: a feature profile is sparse by design and its absence is no drift.
 */

/** Promotion order; names on one line are synonyms and keep their alphabetical order. */
const stagesInOrder: readonly (readonly string[])[] = [
  ['dev', 'develop', 'development', 'devel'],
  ['int', 'integ', 'integration'],
  [
    'test',
    'testing',
    'tst',
    'sit',
    'systest',
    'acc',
    'acceptance',
    'accept',
    'acpt',
    'abn',
    'abnahme',
    'homolog',
    'recette',
  ],
  // The numbered ones are those of the Norwegian state.
  ['qa', 'qas', 'quality', 'perf', 'performance', 'q0', 'q1', 'q2', 'q3', 'q4', 'q5', 'q6'],
  ['demo', 'sandbox', 'sbx', 'research'],
  ['uat', 'aat', 'pat', 'ithc'],
  ['stage', 'staging', 'stg', 'preprod', 'preproduction', 'pre', 'preview', 'pp', 'canary'],
  ['prod', 'production', 'prd', 'live'],
];

const rankOf: ReadonlyMap<string, number> = new Map(
  stagesInOrder.flatMap((names, rank) => names.map((name) => [name, rank] as const)),
);

/** Continents, countries, clouds' regions and numbered copies as they follow a stage: `prod-eu`, `stage-us-east-1`, `dev-q1`. */
const region =
  /^(?:(?:eu|us|uk|gb|de|fr|nl|se|no|dk|fi|es|it|pl|ch|at|ie|ca|br|au|jp|sg|in|cn|kr|ap|sa|me|af|emea|apac|amer|latam|global|north|south|east|west|central|northeast|southeast|northwest|southwest|fss|sbs|gcp|aws|azure)\d*|q?\d+|[a-d])$/;

/** A word for a part of the world or of a cloud. */
export function isRegion(word: string): boolean {
  return region.test(word.toLowerCase());
}

/** Clouds as they stand before a stage: `azure-prod`. */
const cloud = /^(?:aws|azure|gcp)$/;

/** Composites that are one word although they hold a separator. */
const joined = /^(pre)[-_.](prod|production|live)$/;

/** A longer name is none: who looks for a stage within a name asks about each of its ends. */
const longestStage = 64;

/** Rank in promotion order of a profile name that is a stage, `undefined` for every other name. */
export function stageRank(profile: string): number | undefined {
  if (profile.length > longestStage) return undefined;
  const name = profile.toLowerCase();
  const composite = joined.exec(name);
  if (composite !== null) return rankOf.get('preprod');
  const words = name.split(/[-_.]/);
  const [first = '', ...rest] = words.length > 1 && cloud.test(words[0] ?? '') ? words.slice(1) : words;
  const exact = rankOf.get(first) ?? rankOf.get(first.replace(/\d+$/, ''));
  if (first === 'pre' && (rest[0] === 'prod' || rest[0] === 'production')) {
    return rest.slice(1).every((word) => region.test(word)) ? exact : undefined;
  }
  return exact !== undefined && rest.every((word) => region.test(word)) ? exact : undefined;
}

export function isStage(profile: string): boolean {
  return stageRank(profile) !== undefined;
}

/** A word of a name that says for which stage a thing is: a stage, or a letter and a number for the short (`q2`, `t1`). */
export function isStageMark(word: string): boolean {
  return isStage(word) || /^[a-z]\d{1,2}$/.test(word);
}

const firstDelivered = rankOf.get('demo') as number;
const firstLive = rankOf.get('stage') as number;
const test = rankOf.get('test') as number;
const integration = rankOf.get('int') as number;

/** A stage that somebody besides developers and their tests works with. */
export function isDelivered(profile: string): boolean {
  return (stageRank(profile) ?? -1) >= firstDelivered;
}

/** A stage that is deployed for somebody else than a developer, the one of testers among them. */
export function isShared(profile: string): boolean {
  return (stageRank(profile) ?? -1) >= test;
}

/** Production, or what stands in for it. */
export function isLive(profile: string): boolean {
  return (stageRank(profile) ?? -1) >= firstLive;
}

/** A stage whose name is also a usual one for the profile of automatic tests. */
export function mayBeOfTests(profile: string): boolean {
  const rank = stageRank(profile);
  return rank === test || rank === integration;
}

/** Names of environments in which developers try things: their gaps harm nobody else. */
const ofDevelopers = /^(?:local|localhost|dev|devel|develop|development|sandbox|sbx)(?:$|[-_.\d])/i;

/** Whether an environment is a developer's own; one for tests is, where a later stage exists beside it. */
export function isOfDevelopers(name: string, beside: readonly string[]): boolean {
  if (ofDevelopers.test(name)) return true;
  return /^(?:test|testing|tst)$/i.test(name) && beside.some((other) => isDelivered(other));
}

/** Promotion order for names that were discovered: by stage, then by name; names that are no stage come last. */
export function comparePromotion(a: string, b: string): number {
  const difference = (stageRank(a) ?? stagesInOrder.length) - (stageRank(b) ?? stagesInOrder.length);
  return difference !== 0 ? difference : a < b ? -1 : a > b ? 1 : 0;
}
