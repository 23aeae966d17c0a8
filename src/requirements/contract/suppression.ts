import { closest } from '../../closest.ts';
import type { Directive, Origin } from '../../documents/document.ts';
import { patternProblem } from './key-pattern.ts';
import type { SettingsProblem } from './settings.ts';
import { isDay } from './settings-from-tree.ts';

/** A comment in a configuration file that accepts a finding there. */
export interface Suppression {
  readonly rule: string;
  /** Absent: the key that stands on the next line. */
  readonly key?: string;
  readonly reason: string;
  /** `YYYY-MM-DD`, the first day on which it holds; absent: it holds at once. */
  readonly from?: string;
  /** `YYYY-MM-DD`, the last day on which it holds; absent: no end. */
  readonly until?: string;
  readonly origin: Origin;
}

/**
 * Reads the comment
 *
 *     # keyparity-ignore missing-override payment.gateway.url until=2026-12-31 shared sandbox, PAY-1821
 *
 * Behind the rule stand, each optional, the key, the first day (`from=`) and the last; all that follows is the reason, which
 * must be there.
 * Without a key the comment is about the key of the next line. A key of one segment is written `key=debug`, because it
 * could be the first word of the reason.
 *
 * @param knownRules ids of rules; empty: not checked
 */
export function parseSuppression(
  directive: Directive,
  knownRules: readonly string[] = [],
): Suppression | { readonly problem: SettingsProblem } {
  const { origin } = directive;
  const problem = (message: string, suggestion?: string) => ({
    problem: suggestion === undefined ? { message, origin } : { message, origin, suggestion },
  });
  if (directive.verb !== 'ignore') {
    return problem(`"keyparity-${directive.verb}" means nothing.`, 'did you mean "keyparity-ignore"?');
  }
  const [rule = '', ...words] = directive.text.split(/\s+/).filter((word) => word !== '');
  if (rule === '') return problem('It names no rule.');
  if (knownRules.length > 0 && !knownRules.includes(rule)) {
    const meant = closest(rule, knownRules);
    return problem(`Unknown rule "${rule}".`, meant && `did you mean "${meant}"?`);
  }

  let written: string | undefined;
  let from: string | undefined;
  let until: string | undefined;
  let word = words[0];
  while (word !== undefined) {
    if (until === undefined && word.startsWith('until=')) until = word.slice('until='.length);
    else if (from === undefined && word.startsWith('from=')) from = word.slice('from='.length);
    else if (written === undefined && word.startsWith('key=')) written = word.slice('key='.length);
    else if (written === undefined && until === undefined && from === undefined && looksLikeKey(word)) written = word;
    else break;
    words.shift();
    word = words[0];
  }

  for (const day of [from, until]) {
    if (day !== undefined && !isDay(day)) return problem(`"${day}" is no day of the calendar as YYYY-MM-DD.`);
  }
  if (from !== undefined && until !== undefined && from > until)
    return problem(`It ends on ${until}, before it begins.`);
  const fault = written === undefined ? undefined : patternProblem(written);
  if (fault !== undefined) return problem(`The key "${written}" ${fault}.`);
  if (written === undefined && directive.nextLine === 0) return problem('It names no key, and nothing follows it.');
  if (words.length === 0) return problem('It gives no reason.');
  return {
    rule,
    ...(written !== undefined && { key: written }),
    reason: words.join(' '),
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
    origin,
  };
}

/** Several segments, an index or a star; a word of a sentence has none of them within. */
function looksLikeKey(word: string): boolean {
  return /^[\w*-][^\s,;:!?()]*$/.test(word) && (/[^.]\.[^.]/.test(word) || /\[|\*/.test(word)) && !word.endsWith('.');
}
