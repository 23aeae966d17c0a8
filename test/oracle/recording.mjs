import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';

/**
 * The file that keeps what Spring Boot said about one topic: per case the digest of its input and the answers, one for all
 * generations that agree.
 * @param {readonly import('./oracle.mjs').OracleCase[]} cases
 * @param {ReadonlyMap<string, ReadonlyMap<string, import('./oracle.mjs').OracleAnswer>>} answers by generation, then by id
 */
export function recordingOf(cases, answers) {
  const boot = {};
  const recorded = {};
  for (const given of cases) {
    const groups = [];
    for (const [generation, byId] of answers) {
      const answer = byId.get(given.id);
      if (answer === undefined) continue;
      const { id, boot: version, ...said } = answer;
      boot[generation] = version;
      const same = groups.find((group) => isDeepStrictEqual(group.said, said));
      if (same === undefined) groups.push({ v: [generation], said });
      else same.v.push(generation);
    }
    recorded[given.id] = { input: digestOf(given), answers: groups.map(({ v, said }) => ({ v, ...said })) };
  }
  return { boot, cases: recorded };
}

/** Changes with every part of a case that Spring sees; a recording with another digest is out of date. */
export function digestOf({ why, expect, ...input }) {
  return createHash('sha256').update(JSON.stringify(input)).digest('hex').slice(0, 12);
}

const lineWidth = 140;

/** JSON in which what fits on a line stays on it, so that a property is one line of a diff. */
export function pretty(value, indent = '') {
  const line = JSON.stringify(value);
  if (value === null || typeof value !== 'object' || (indent.length > 4 && indent.length + line.length <= lineWidth)) {
    return spaced(value);
  }
  const deeper = `${indent}  `;
  const rows = Array.isArray(value)
    ? value.map((element) => pretty(element, deeper))
    : Object.entries(value).map(([key, element]) => `${JSON.stringify(key)}: ${pretty(element, deeper)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return rows.length === 0 ? open + close : `${open}\n${deeper}${rows.join(`,\n${deeper}`)}\n${indent}${close}`;
}

function spaced(value) {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`;
  const entries = Object.entries(value).map(([key, element]) => `${JSON.stringify(key)}: ${spaced(element)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
