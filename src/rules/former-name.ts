import type { Configuration } from '../configuration/configuration.ts';
import type { Requirement } from '../requirements/requirement.ts';
import { isServed } from './evidence.ts';
import type { Insertion } from './insertion.ts';
import { code, type Message, place } from './message.ts';
import type { Subject } from './rule-context.ts';

/** How much of two names has to be the same for one to be the other's former name: `PAY_URL` and `PAY_ENDPOINT_URL`. */
const mostlySame = 0.6;

/**
 * Tells of a variable that an environment has and that those which have the key do not have, with nearly the name that is
 * missing: it was renamed in the others, and forgotten here.
 */
export function formerNameText(
  subject: Subject,
  home: Configuration,
  demand: Requirement,
  { variable }: Insertion,
): Message {
  if (variable === undefined) return [];
  const served = subject.compared.filter((other) => isServed(other, demand));
  const others = new Set([variable, ...served.flatMap((other) => namesIn(other).map(({ name }) => name))]);
  const wanted = wordsOf(variable);
  const former = namesIn(home).find(({ name }) => {
    if (others.has(name)) return false;
    const own = wordsOf(name);
    const common = [...own].filter((word) => wanted.has(word)).length;
    return common / Math.max(own.size, wanted.size) >= mostlySame;
  });
  if (former === undefined) return [];
  return [
    ' It has ',
    code(former.name),
    ' at ',
    place(former.origin),
    ', which those do not have: was it renamed there?',
  ];
}

/** The variables that the files of an environment write down, be they read or not. */
function namesIn({ environment }: Configuration) {
  const own = environment.layers.flatMap(({ kind, source }) =>
    kind === 'environment' && source.kind === 'variables'
      ? source.properties.map(({ key, origin }) => ({ name: key, origin }))
      : [],
  );
  return [...own, ...(environment.deployed?.stray ?? [])];
}

function wordsOf(name: string): ReadonlySet<string> {
  return new Set(name.toLowerCase().split(/[^a-z0-9]+/));
}
