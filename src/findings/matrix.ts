import type { Configuration } from '../configuration/configuration.ts';
import { compareBytes } from '../documents/file-tree.ts';
import type { Subject } from '../rules/rule-context.ts';
import type { Finding, MatrixCell, MatrixRow } from './finding.ts';

/**
 * Keys × environments of one application: the keys that a finding is about, or all that an environment sets itself or a
 * demand is about.
 */
export function matrixOf(subject: Subject, findings: readonly Finding[], rows: 'wrong' | 'all'): readonly MatrixRow[] {
  const { vocabulary } = subject;
  const wrong = new Map<string, Set<string>>();
  const keys = new Map<string, string>();
  const add = (key: string): void => {
    const name = vocabulary.nameOf(key);
    if (!keys.has(name)) keys.set(name, vocabulary.words.get(name)?.key ?? key);
  };
  for (const { key, environments, application, status } of findings) {
    if (key === undefined || status !== 'new' || application !== subject.application.name) continue;
    // What is about no environment has no cell.
    if (environments.length === 0) continue;
    add(key);
    const name = vocabulary.nameOf(key);
    wrong.set(name, new Set([...(wrong.get(name) ?? []), ...environments]));
  }
  if (rows === 'all') {
    for (const { key } of subject.requirements) add(key);
    for (const configuration of subject.configurations) {
      for (const { key, layer } of configuration.winners.values()) if (layer.kind === 'environment') add(key);
    }
  }

  const demanded = new Map<string, Set<string>>();
  for (const { key, environments } of subject.requirements) {
    const name = vocabulary.nameOf(key);
    demanded.set(name, new Set([...(demanded.get(name) ?? []), ...environments]));
  }
  return [...keys]
    .sort(([, a], [, b]) => compareBytes(a, b))
    .map(([name, key]) => ({
      application: subject.application.name,
      key,
      cells: subject.configurations.map((configuration) => {
        const environment = configuration.environment.name;
        const isMissing = wrong.get(name)?.has(environment) === true || demanded.get(name)?.has(environment) === true;
        return cellOf(configuration, key, isMissing);
      }),
      wrong: wrong.has(name),
    }));
}

/** What one environment has for a key; `isMissing`: something needs the key there. */
export function cellOf(configuration: Configuration, key: string, isMissing: boolean): MatrixCell {
  const winner = configuration.winner(key) ?? configuration.winner(`${key}[0]`);
  if (winner !== undefined) {
    const { path, line } = winner.property.origin;
    return { state: winner.layer.kind === 'environment' ? 'own' : 'inherited', place: `${path}:${line}` };
  }
  if (configuration.isProvided(key)) return { state: 'provided' };
  if (isMissing) return { state: 'missing' };
  return { state: configuration.environment.open.length > 0 ? 'open' : 'absent' };
}
