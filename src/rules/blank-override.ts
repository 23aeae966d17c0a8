import { code, named, place } from './message.ts';
import type { Rule } from './rule.ts';

/** An environment replaces a value that all share by nothing: `key=` hides the base value, it does not fall back to it. */
export const rule: Rule = {
  id: 'blank-override',
  summary: 'An environment replaces a shared value by an empty one.',
  severity: 'warning',
  *check(subject) {
    for (const configuration of subject.compared) {
      for (const { key, value, property, layer } of configuration.winners.values()) {
        if (layer.kind !== 'environment' || value.trim() !== '' || property.shape !== undefined) continue;
        if (subject.contract.termsFor(key).allowEmpty?.value === true) continue;
        const hidden = configuration
          .stack(key)
          .find((below) => below.layer.kind === 'shared' && below.property.value.trim() !== '');
        if (hidden === undefined) continue;
        yield {
          key,
          environments: [configuration.environment.name],
          certainty: 'likely',
          at: property.origin,
          message: [
            named(configuration.environment.name),
            ' sets ',
            code(key),
            ' to nothing, which hides the value at ',
            place(hidden.property.origin),
            '.',
          ],
          advice: [
            'Remove the line to inherit the value, or say ',
            code('allowEmpty: true'),
            ' for this key in keyparity.yml if nothing is meant.',
          ],
          related: [{ origin: hidden.property.origin, label: 'the value that is hidden' }],
        };
      }
    }
  },
};
