import { code, place } from './message.ts';
import type { Rule } from './rule.ts';

/** A key is written twice in one document; the first value is lost without a word. */
export const rule: Rule = {
  id: 'duplicate-key',
  summary: 'A key is written twice in one document, and the first value is lost.',
  severity: 'warning',
  *check(subject) {
    const { environments } = subject.application;
    for (const document of subject.application.documents) {
      for (const { key, earlier, later, same } of document.duplicates) {
        yield {
          key,
          environments: environments
            .filter(({ layers }) =>
              layers.some(({ kind, source }) => kind === 'environment' && source.document === document),
            )
            .map(({ name }) => name),
          certainty: same ? 'possible' : 'likely',
          at: later,
          message: [
            code(key),
            ' is already set at ',
            place(earlier),
            same ? ', to the same value.' : '; that value is lost.',
          ],
          advice: ['Keep one of the two lines.'],
          related: [{ origin: earlier, label: 'the value that is lost' }],
        };
      }
    }
  },
};
