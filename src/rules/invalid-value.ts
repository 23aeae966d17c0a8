import type { Configuration, EffectiveProperty } from '../configuration/configuration.ts';
import type { Origin } from '../documents/document.ts';
import type { ValueSchema, ValueVerdict } from '../requirements/contract/value-rules.ts';
import { contractKeys } from './contract-keys.ts';
import { atMost, background, environmentsText, groupedBy, narrowable, verb } from './evidence.ts';
import { code, type Message, type MessagePart } from './message.ts';
import type { Problem, Rule, Severity } from './rule.ts';
import type { Subject } from './rule-context.ts';
import { secretsOf } from './secrets.ts';
import { valuePart } from './shown-values.ts';
import { isUnfilled } from './unfilled.ts';

/** The value of a key is not of the kind that the contract demands. */
export const rule: Rule = {
  id: 'invalid-value',
  summary: 'The value of a key breaks what the contract says about its values.',
  severity: 'error',
  *check(subject) {
    if (subject.valueJudge === undefined) return;
    for (const { key } of contractKeys(subject)) {
      const breaches = subject.configurations.flatMap((configuration) => breachOf(subject, configuration, key) ?? []);
      for (const group of groupedBy(breaches, ({ expected }) => expected).values()) {
        yield narrowable(group, (some) => problem(subject, key, some));
      }
    }
  },
};

interface Breach {
  readonly environment: string;
  readonly winner: EffectiveProperty;
  readonly expected: string;
  /** Absent for a list. */
  readonly value: MessagePart | undefined;
  /** Where the contract says so. */
  readonly origin: Origin;
  /** The loudest that it is. */
  readonly severity: Severity;
}

function problem(subject: Subject, key: string, breaches: readonly Breach[]): Problem {
  const first = breaches[0] as Breach;
  const names = breaches.map(({ environment }) => environment);
  return {
    key,
    environments: names,
    certainty: 'certain',
    ...atMost(first),
    at: first.winner.property.origin,
    message: [code(key), ` must be ${first.expected}`, ...valuesText(breaches), '.'],
    advice: [`Correct the ${verb(names, 'value', 'values')}.`, ...background(subject, key)],
    related: [
      ...breaches.slice(1).map(({ environment, winner }) => ({
        origin: winner.property.origin,
        label: `the value of ${environment}`,
      })),
      { origin: first.origin, label: 'says what the value must be' },
    ],
  };
}

/** `, but is 25 in stage and 50 in prod`; what one line gives to several environments is told once. */
function valuesText(breaches: readonly Breach[]): Message {
  if (breaches.some(({ value }) => value === undefined)) {
    return [', but in ', ...environmentsText(breaches.map(({ environment }) => environment)), ' it is not'];
  }
  const lines = [
    ...groupedBy(
      breaches,
      ({
        winner: {
          property: { origin },
        },
      }) => `${origin.path}:${origin.line}`,
    ).values(),
  ];
  return lines.flatMap((group, i) => {
    const value = group[0]?.value;
    if (value === undefined) return [];
    const joint = i === 0 ? ', but is ' : i === lines.length - 1 ? ' and ' : ', ';
    return [joint, value, ' in ', ...environmentsText(group.map(({ environment }) => environment))];
  });
}

function breachOf(subject: Subject, configuration: Configuration, key: string): Breach | undefined {
  const environment = configuration.environment.name;
  const terms = subject.contract.valueTermsFor(key, environment);
  const judge = subject.valueJudge;
  if (terms === undefined || judge === undefined) return undefined;
  const winner = configuration.winner(key);
  const elements = winner === undefined ? listElements(configuration, key) : [];
  const at = winner ?? elements[0];
  if (at === undefined) return undefined;
  const written = winner === undefined ? elements : [winner];
  if (written.some(({ property }) => isUnfilled(configuration, property))) return undefined;
  const texts = written.map(({ property }) => configuration.resolve(property));
  // What does not resolve, or comes from outside, has no text to be judged.
  const values = texts.flatMap((resolution) => (resolution.kind === 'resolved' ? [resolution.value] : []));
  if (values.length < texts.length) return undefined;
  const isEmpty = winner !== undefined && values[0] === '';
  if (isEmpty && mayBeEmpty(subject, configuration, key)) return undefined;
  const verdictOn = (schema: ValueSchema): ValueVerdict =>
    winner === undefined ? judge.judgeList(schema, values) : judge.judge(schema, values[0] as string);
  const verdict = verdictOn(terms.schema);
  if (verdict.ok) return undefined;
  return {
    environment,
    winner: at,
    expected: quotesSecret(subject, key, terms.schema) ? 'what the contract says' : verdict.expected,
    value: isEmpty ? 'empty' : winner && valuePart(subject, configuration, winner.property, values[0] as string),
    origin: terms.origin,
    severity: terms.byLoudness.find(({ schema }) => !verdictOn(schema).ok)?.severity ?? 'error',
  };
}

/**
 * An empty value breaks the words as any other text does, unless the contract allows it, or what wins comes from outside. Where
 * the contract demands a value, the lack of it is told.
 */
function mayBeEmpty({ contract, requirements, vocabulary }: Subject, configuration: Configuration, key: string) {
  if (contract.termsFor(key).allowEmpty?.value === true || configuration.isProvided(key)) return true;
  const { name } = configuration.environment;
  return requirements.some(
    (demand) =>
      demand.source === 'contract' &&
      demand.environments.includes(name) &&
      vocabulary.nameOf(demand.key) === vocabulary.nameOf(key),
  );
}

/** True where the contract quotes values, and these are secrets as the value of the key is one, or by themselves. */
function quotesSecret(subject: Subject, key: string, schema: Readonly<Record<string, unknown>>): boolean {
  const quoted = ['const', 'enum', 'pattern', 'not', 'items'].flatMap((word) => (word in schema ? [schema[word]] : []));
  const secrets = secretsOf(subject);
  return quoted.length > 0 && (secrets.isSecretKey(key) || textsIn(quoted).some(secrets.holdsSecret));
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** `key[0]`, `key[1]` … up to the first gap, as Spring's binder takes them. */
function listElements(configuration: Configuration, key: string): readonly EffectiveProperty[] {
  const elements: EffectiveProperty[] = [];
  for (let i = 0; ; i++) {
    const element = configuration.winner(`${key}[${i}]`);
    if (element === undefined) return elements;
    elements.push(element);
  }
}
