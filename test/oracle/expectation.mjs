import { isDeepStrictEqual } from 'node:util';

/**
 * Where the answer of Spring is not what the case says it is.
 * @param {import('./oracle.mjs').OracleCase} given
 * @param {import('./oracle.mjs').OracleAnswer} answer
 * @returns {string[]}
 */
export function broken(given, answer) {
  if (answer.refused !== undefined) return [answer.refused];
  const expect = given.expect ?? {};
  const differences = [];
  const compare = (what, expected, real) => {
    if (!isDeepStrictEqual(expected, real)) {
      differences.push(`${what}: expected ${JSON.stringify(expected)}, Spring says ${JSON.stringify(real)}`);
    }
  };
  if (expect.failure !== undefined) {
    const [className, message] = expect.failure;
    const { classes = [], messages = [] } = answer.failure ?? {};
    if (!classes.includes(className)) compare('failure', className, classes);
    if (!messages.some((text) => text?.includes(message))) compare('message', message, messages);
  } else if (expect.keys === undefined && answer.failure !== undefined && given.expect !== undefined) {
    compare('failure', undefined, answer.failure);
  }
  if (expect.keys !== undefined) compare('keys', expect.keys, answer.failure?.keys);
  if (expect.started !== undefined) compare('started', expect.started, answer.started);
  if (expect.profiles !== undefined) compare('profiles', expect.profiles, answer.profiles);
  if (expect.documents !== undefined) compare('documents', expect.documents, documents(answer));
  for (const part of ['get', 'embedded', 'list', 'map']) {
    for (const [key, value] of Object.entries(expect[part] ?? {}))
      compare(`${part} ${key}`, value, answer[part]?.[key]);
  }
  for (const [part, raises] of [
    ['get', expect.raises],
    ['embedded', expect.embeddedRaises],
  ]) {
    for (const [key, message] of Object.entries(raises ?? {})) {
      const real = answer[part]?.[key];
      if (!real?.error?.message?.includes(message)) compare(`${part} ${key}`, { error: message }, real);
    }
  }
  return differences;
}

/** The case with everything asked that its expectation speaks of. */
export function withQuestions(given) {
  const { get = {}, raises = {}, embedded = {}, embeddedRaises = {}, list = {}, map = {} } = given.expect ?? {};
  const asked = (own = [], ...expected) => [...new Set([...own, ...expected.flatMap(Object.keys)])];
  return {
    ...given,
    get: asked(given.get, get, raises),
    embedded: asked(given.embedded, embedded, embeddedRaises),
    list: asked(given.list, list),
    map: asked(given.map, map),
  };
}

function documents(answer) {
  return answer.sources?.filter((name) => name.startsWith('Config resource ')).length;
}
