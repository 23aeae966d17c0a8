/**
 * The algorithm of Framework 6.1 and earlier (`PropertyPlaceholderHelper`): the body of a placeholder, its default
 * included, is resolved before anything is looked up; there are no escapes; what comes out is resolved again.
 */
import {
  affords,
  OPEN,
  pairBraces,
  type Run,
  remembered,
  reportCycle,
  reportMissing,
  reportOpen,
} from './placeholder-run.ts';

export function resolveEagerly(text: string, run: Run): string {
  if (!affords(run, text) || !text.includes('${')) return text;
  return resolveRange({ text, pairs: pairBraces(text) }, 0, text.length, run);
}

interface Source {
  readonly text: string;
  readonly pairs: ReadonlyMap<number, number>;
}

function resolveRange(source: Source, from: number, to: number, run: Run): string {
  const { text, pairs } = source;
  let value = '';
  let position = from;
  for (let start = text.indexOf('${', from); start !== -1 && start < to; start = text.indexOf('${', position)) {
    const end = pairs.get(start + 1);
    // The first placeholder that is not closed ends the search: what follows stays as it is.
    if (end === undefined) break;
    const body = text.slice(start + 2, end);
    if (run.visited.has(body)) {
      reportCycle(run, body, []);
      return '';
    }
    const resolved = remembered(run, body, () => {
      const { missed, opened } = run;
      const within = body.includes('${') ? resolveRange(source, start + 2, end, run) : body;
      const incomplete = run.missed > missed;
      // Of a body with something unknown in it nothing more can be said; with something missing in it a strict run has failed.
      if (run.opened > opened || (incomplete && run.mode === 'strict')) return undefined;
      return valueFor(within, run, () => {
        if (!incomplete) reportMissing(run, within, () => [text.slice(from, to)]);
      });
    });
    value += text.slice(position, start) + (resolved ?? text.slice(start, end + 1));
    position = end + 1;
    if (!affords(run, value)) return '';
  }
  return value + text.slice(position, to);
}

/** The value for a resolved body: that of the property of this name, or of the name before the first `:`, or the default. */
function valueFor(body: string, run: Run, onMissing: () => void): string | undefined {
  if (!affords(run, body)) return undefined;
  const separator = body.indexOf(':');
  let name = body;
  let value = run.lookup(body);
  if (separator !== -1 && (value === undefined || value === OPEN)) {
    name = body.slice(0, separator);
    value = run.lookup(name) ?? body.slice(separator + 1);
  }
  if (typeof value === 'string') return resolveEagerly(value, run);
  if (value === OPEN) reportOpen(run, name);
  else onMissing();
  return undefined;
}
