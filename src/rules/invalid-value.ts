import type { Configuration, EffectiveProperty } from '../configuration/configuration.ts';
import type { ValueVerdict } from '../requirements/contract/value-rules.ts';
import { contractKeys } from './contract-keys.ts';
import { background, environmentsText, groupedBy, valuePart, verb } from './evidence.ts';
import { code } from './message.ts';
import type { Rule } from './rule.ts';
import type { Subject } from './subject.ts';

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
        const [first] = group;
        if (first === undefined) continue;
        const names = [...new Set(group.map(({ environment }) => environment))];
        yield {
          key,
          environments: names,
          certainty: 'certain',
          at: first.winner.property.origin,
          message: [
            code(key),
            ` must be ${first.expected}, and in `,
            ...environmentsText(names),
            ' it is not',
            ...(first.value === undefined ? [] : [' (', valuePart(subject, key, first.value), ')']),
            '.',
          ],
          advice: [`Correct the ${verb(names, 'value', 'values')}.`, ...background(subject, key)],
          related: [
            ...group.slice(1).map(({ environment, winner }) => ({
              origin: winner.property.origin,
              label: `the value of ${environment}`,
            })),
            { origin: first.origin, label: 'says what the value must be' },
          ],
        };
      }
    }
  },
};

interface Breach {
  readonly environment: string;
  readonly winner: EffectiveProperty;
  readonly expected: string;
  /** Absent for a list. */
  readonly value: string | undefined;
  readonly origin: EffectiveProperty['property']['origin'];
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
  const texts = (winner === undefined ? elements : [winner]).map(({ property }) => configuration.resolve(property));
  // What does not resolve, or comes from outside, has no text to be judged; emptiness is a matter of presence.
  const values = texts.flatMap((resolution) => (resolution.kind === 'resolved' ? [resolution.value] : []));
  if (values.length < texts.length || (winner !== undefined && values[0] === '')) return undefined;
  const verdict: ValueVerdict =
    winner === undefined ? judge.judgeList(terms.schema, values) : judge.judge(terms.schema, values[0] as string);
  if (verdict.ok) return undefined;
  return {
    environment,
    winner: at,
    expected: verdict.expected,
    value: winner === undefined ? undefined : values[0],
    origin: terms.origin,
  };
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
