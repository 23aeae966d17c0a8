import { isStage } from '../repository/stage-names.ts';

/** Suffixes of files that belong to nobody's environment: machines of developers, pipelines, patterns to copy. */
const noEnvironment =
  /(?:^|[-_.])(?:local(?:host|stack)?|minikube|kind|k3[ds]|ci|example|sample|template|dist|secrets?|schema|pr|branch|feature|review|ephemeral|docker|common|base|default|global|shared|all|e2e|smoke|defaults?)(?:$|[-_.])/i;

/** True for the suffix of a file that is meant for every environment. */
export function isForAll(suffix: string): boolean {
  return /^(?:common|base|default|defaults|global|shared|all)$/i.test(suffix);
}

/**
 * Those of the names of sibling files that are environments: stages, and where there is one, the others beside it unless
 * they are known to be something else (`values-t2.yaml` beside `values-prod.yaml`).
 */
export function environmentsAmong(names: readonly string[]): readonly string[] {
  if (!names.some(isStage)) return [];
  return names.filter((name) => isStage(name) || !noEnvironment.test(name));
}

/** The stage that a path names, the innermost first: `k8s/prod/app.yaml`, `nais/app-dev-gcp.yaml`, `overlays/stage/x.yaml`. */
export function stageOfPath(path: string): string | undefined {
  const segments = path.split('/');
  const file = (segments.pop() ?? '').replace(/\.[^.]+$/, '');
  return stageInWord(file) ?? segments.toReversed().find(isStage);
}

/** The stage in a word: `prod`, `app-prod`, `prod-values`, `config.stage`; in the middle only a plain one, `app-prod-gcp-web`. */
export function stageInWord(word: string): string | undefined {
  if (isStage(word)) return word;
  const separators = [...word.matchAll(/[-_.]/g)].map(({ index }) => index);
  for (const at of separators) {
    const end = word.slice(at + 1);
    if (isStage(end)) return end;
  }
  for (const at of separators.toReversed()) {
    const beginning = word.slice(0, at);
    if (isStage(beginning)) return beginning;
  }
  return /[-_.]((?:dev|qa|uat|stage|staging|preprod|prod)(?:[-_](?:fss|sbs|gcp|aws|azure))?)[-_.]/i.exec(word)?.[1];
}
