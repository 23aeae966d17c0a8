import { closest } from '../../closest.ts';
import type { OpenSource } from '../../spring/property-source.ts';
import type { Provision, Settings, SettingsProblem } from './settings.ts';

/** What an external source may be called in keyparity.yml besides its own name, whatever it is called there. */
const kinds: Readonly<Record<string, RegExp>> = {
  envFrom: /\(envFrom\)$/,
  vault: /^Vault$/,
  'config-server': /^config server$/,
};

/** Whether `source:` means an external source: by its kind, or by the name that doctor prints. */
export function isCalled({ what }: OpenSource, source: string): boolean {
  return what === source || (Object.hasOwn(kinds, source) && kinds[source]?.test(what) === true);
}

/** What to write for an external source: its kind where it is of one, else its name. */
export function nameFor({ what }: OpenSource): string {
  return Object.entries(kinds).find(([, pattern]) => pattern.test(what))?.[0] ?? what;
}

/** An environment with its external sources. */
export interface OpenPlace {
  readonly application: string;
  readonly sources: readonly OpenSource[];
}

/** Sources that keyparity.yml closes and that no environment has: a slip, or one that is gone. */
export function unknownSources({ provided }: Settings, places: readonly OpenPlace[]): readonly SettingsProblem[] {
  return provided.flatMap((provision): readonly SettingsProblem[] => {
    const { source, applications } = provision;
    if (source === undefined || Object.hasOwn(kinds, source.name)) return [];
    const theirs = places.filter(
      ({ application }) => applications === undefined || applications.some(({ name }) => name === application),
    );
    const known = [...new Set(theirs.flatMap(({ sources }) => sources.map(({ what }) => what)))];
    if (known.includes(source.name)) return [];
    return [unknownSource(source, known)];
  });
}

function unknownSource({ name, origin }: NonNullable<Provision['source']>, known: readonly string[]): SettingsProblem {
  const names = [...Object.keys(kinds), ...known];
  const meant = closest(name, names);
  return {
    message: `No environment takes values from a source "${name}".`,
    origin,
    suggestion:
      meant === undefined ? `keyparity doctor names them; known here: ${names.join(', ')}` : `did you mean "${meant}"?`,
  };
}
