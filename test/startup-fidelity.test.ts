import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OracleAnswer, OracleCase } from './oracle/oracle.mjs';
import type { Recording } from './oracle/recording.mjs';
import { type Judgement, judgeStartup } from './oracle/startup.ts';

/** The form in which an application asks for a key, by the beginning of the name of a case; the first that fits. */
const forms: readonly (readonly [form: string, cases: RegExp])[] = [
  ['guards of beans', /^(?:conditional|value-profile|value-lazy|value-prototype)/],
  ['SpEL', /^spel/],
  ['@Value', /^value/],
  ['calls of the environment', /^(?:environment|binder|resolve)/],
  ['other annotations', /^(?:scheduled|async|property-source|component-scan|resource|import)/],
  ['XML', /^xml/],
  ['placeholders of values', /^application/],
  ['@ConfigurationProperties', /^properties/],
];

/** Spring fails, and Keyparity says no more than that the key may be missing: a notice, with its reason. */
const maybe: Readonly<Record<string, string>> = {
  'value-lazy-needed': 'who needs a lazy bean is not followed',
  'conditional-expression-true': 'only the running application evaluates SpEL',
  'property-source-yaml': 'the file names the key, if in a form that @PropertySource misreads',
};

/** Spring fails for another reason than a key without a value, or says so without a key. */
const beyond: Readonly<Record<string, string>> = {
  'binder-get': 'what code makes of an absent value is its own affair',
  'conditional-expression-unresolved': 'the text of the placeholder stays and is no SpEL',
  'properties-bad-prefix': 'no prefix is written so; nothing can be missing below it',
  'properties-conversion': 'a value of the wrong type',
  'properties-enum-wrong': 'a value of the wrong type',
  'properties-list-gap': 'the index of an element',
  'properties-nested-bound-2':
    'up to 3.3 the other values of the environment decide whether a nested object is checked',
  'properties-record-compact-check': 'a check that code makes by itself',
  'properties-unknown-key-refused': 'a key too many',
  'property-source-missing': 'a file that is not there',
  'scheduled-empty': 'a value of the wrong form',
  'spel-environment-primitive': 'SpEL gives null, which is no number',
  'value-int-conversion': 'a value of the wrong type',
};

/** Keyparity says more than Spring, or the same under another key. */
const otherwise: Readonly<Record<string, { readonly errors: readonly string[]; readonly why: string }>> = {
  'value-int-empty': { errors: ['my.key'], why: 'Spring says that the empty text is no number, without the key' },
  'value-two-keys': { errors: ['my.one', 'my.two'], why: 'Spring stops at the first key, Keyparity names both' },
  'properties-unresolved-placeholder': {
    errors: ['nope'],
    why: 'the application starts with the text ${nope} for a URL, which unresolved-placeholder is there to tell',
  },
  'properties-unresolved-placeholder-int': {
    errors: ['nope'],
    why: 'Spring blames the property that has the placeholder, Keyparity the key that it names',
  },
};

interface Startup {
  readonly id: string;
  readonly generation: string;
  readonly answer: Pick<OracleAnswer, 'started' | 'failure'>;
  readonly judgement: Judgement;
}

const recording: Recording = JSON.parse(
  readFileSync(new URL('../fixtures/spring/startup.json', import.meta.url), 'utf8'),
);
const cases: readonly OracleCase[] = readFileSync(new URL('./oracle/cases/startup.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

const startups: Startup[] = [];

beforeAll(async () => {
  for (const given of cases) {
    for (const { v, ...answer } of recording.cases[given.id]?.answers ?? []) {
      for (const generation of v) {
        const boot = recording.boot[generation] ?? generation;
        const judgement = await judgeStartup(given, boot, answer.failure?.keys ?? []);
        startups.push({ id: given.id, generation, answer, judgement });
      }
    }
  }
}, 60_000);

const blamed = ({ answer }: Startup): readonly string[] => (answer.failure?.keys ?? []).toSorted();
const errors = ({ judgement }: Startup): readonly string[] => [...judgement.error].toSorted();
const told = (startup: Startup): string =>
  `${startup.id} (${startup.generation}): Spring ${startup.answer.started ? 'starts' : `fails at ${blamed(startup)}`}, Keyparity ${errors(startup).join() || 'has no error'}`;

/** The same keys are missing, all of them; or the application starts and none is. */
function isSame(startup: Startup): boolean {
  const hasReason = startup.answer.started === true || blamed(startup).length > 0;
  return hasReason && blamed(startup).join() === errors(startup).join();
}

const listed = new Set([maybe, beyond, otherwise].flatMap((list) => Object.keys(list)));

describe('whether an application starts, and on which keys it fails', () => {
  it('is what Keyparity says of every recorded application but those listed here', () => {
    const differing = startups.filter((startup) => !isSame(startup) && !listed.has(startup.id));
    expect(differing.map(told)).toEqual([]);
  });

  it('is called possible where only the running application knows', () => {
    for (const startup of startups.filter(({ id }) => id in maybe)) {
      expect(errors(startup), told(startup)).toEqual([]);
      expect([...startup.judgement.notice], told(startup)).toEqual(blamed(startup));
    }
  });

  it('is not told where no key is missing', () => {
    for (const startup of startups.filter(({ id }) => id in beyond)) expect(errors(startup), told(startup)).toEqual([]);
  });

  it('is told in another way where that says more', () => {
    for (const startup of startups.filter(({ id }) => id in otherwise)) {
      expect(errors(startup), told(startup)).toEqual(otherwise[startup.id]?.errors);
    }
  });

  it('differs in every application that is listed', () => {
    const agreed = new Set(startups.filter(isSame).map(({ id }) => id));
    expect([...listed].filter((id) => agreed.has(id) || !cases.some((given) => given.id === id))).toEqual([]);
  });

  it('is never an error about a start that succeeds, but for a value that the application gets wrong', () => {
    const wrong = startups.filter((startup) => startup.answer.started && startup.judgement.error.size > 0);
    expect(new Set(wrong.map(({ id }) => id))).toEqual(new Set(['properties-unresolved-placeholder']));
  });

  it('is judged for each form in which an application asks for keys', () => {
    const table = forms.map(([form]) => {
      const own = cases.filter(({ id }) => forms.find(([, names]) => names.test(id))?.[0] === form);
      const count = (list: Readonly<Record<string, unknown>>) => own.filter(({ id }) => id in list).length;
      const same = own.filter(({ id }) => !listed.has(id)).length;
      return [form, same, count(maybe), count(otherwise), count(beyond)];
    });
    // form, agreed, possible, told in another way, no missing key
    expect(table).toEqual([
      ['guards of beans', 22, 2, 0, 1],
      ['SpEL', 5, 0, 0, 1],
      ['@Value', 39, 0, 2, 1],
      ['calls of the environment', 8, 0, 0, 1],
      ['other annotations', 15, 1, 0, 2],
      ['XML', 4, 0, 0, 0],
      ['placeholders of values', 1, 0, 0, 0],
      ['@ConfigurationProperties', 31, 0, 2, 7],
    ]);
  });
});
