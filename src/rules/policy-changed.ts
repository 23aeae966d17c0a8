import { groupedBy } from './evidence.ts';
import type { Message } from './message.ts';
import type { PolicyChange, Problem, Rule } from './rule.ts';

/** A change does not choose its own judge: that it alters the policy is told, and the old policy judges it as well. */
export const rule: Rule = {
  id: 'policy-changed',
  summary: 'A change alters keyparity.yml, the baseline or a suppression.',
  severity: 'warning',
  *checkChange(changes) {
    for (const ofFile of groupedBy(changes, ({ origin }) => origin.path).values()) yield problem(ofFile);
  },
};

/** More would not be read. */
const mostNamed = 4;

function problem(changes: readonly PolicyChange[]): Problem {
  const ordered = [...changes.filter(({ weakens }) => weakens), ...changes.filter(({ weakens }) => !weakens)];
  const [first] = ordered as [PolicyChange];
  const weakens = first.weakens;
  return {
    environments: [],
    // Certain problems are warnings, possible ones notices.
    certainty: weakens ? 'certain' : 'possible',
    at: first.origin,
    message: [`This change alters the policy${weakens ? ', and less counts by it' : ''}: it `, ...listed(ordered), '.'],
    advice: ['It is judged by the policy of the base as well; alone the new one counts when the change is merged.'],
    related: ordered.slice(1, 10).map(({ origin, weakens: less }) => ({
      origin,
      label: less ? 'less counts by this' : 'changed as well',
    })),
  };
}

function listed(changes: readonly PolicyChange[]): Message {
  const shown = changes.slice(0, mostNamed).map(({ what }) => what);
  const more = changes.length - shown.length;
  const parts: Message[] = more > 0 ? [...shown, [`makes ${more} more changes`]] : shown;
  return parts.flatMap((part, index) => {
    const joint = index === 0 ? '' : index === parts.length - 1 ? ' and ' : ', ';
    return joint === '' ? part : [joint, ...part];
  });
}
