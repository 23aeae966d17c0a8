import { type Application, dialectOf } from '../applications/application.ts';
import type { Library } from '../documents/library.ts';
import { parseSuppression } from '../requirements/contract/suppression.ts';
import type { ExceptionUse } from '../rules/rule.ts';
import type { PlacedSuppression } from './exceptions.ts';

/** The `keyparity-ignore` comments in the files of the applications, and those that say too little to be applied. */
export function suppressionsOf(
  applications: readonly Application[],
  library: Library,
  knownRules: readonly string[],
): { readonly suppressions: readonly PlacedSuppression[]; readonly defects: readonly ExceptionUse[] } {
  const suppressions: PlacedSuppression[] = [];
  const defects: ExceptionUse[] = [];
  for (const application of applications) {
    const dialect = dialectOf(application);
    for (const path of new Set(application.documents.map((document) => document.path))) {
      const file = library.read(path, dialect);
      for (const directive of file?.directives ?? []) {
        const suppression = parseSuppression(directive, knownRules);
        if ('problem' in suppression) {
          const { origin } = directive;
          defects.push({
            kind: 'suppression',
            rule: '',
            origin,
            matched: 0,
            expired: false,
            defect: sentenceOf(suppression.problem),
          });
          continue;
        }
        // Without a key of its own it is for the key on the next line.
        const next = file?.documents
          .flatMap(({ properties }) => properties)
          .find(({ origin }) => origin.line === directive.nextLine);
        const key = suppression.key ?? next?.key;
        const environments = application.environments
          .filter(({ layers }) => layers.some(({ source }) => source.document?.path === path))
          .map(({ name }) => name);
        if (key !== undefined) suppressions.push({ ...suppression, key, application: application.name, environments });
      }
    }
  }
  return { suppressions, defects };
}

function sentenceOf({ message, suggestion }: { readonly message: string; readonly suggestion?: string }): string {
  return suggestion === undefined ? message : `${message.replace(/\.$/, '')}; ${suggestion}`;
}
