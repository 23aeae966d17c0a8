import { closest } from '../../closest.ts';
import type { NamedPlace, Settings, SettingsProblem, Where } from './settings.ts';

/** Suggestions cost time: of more unknown names than a person would correct at once, the rest is not told. */
const mostProblems = 50;

/**
 * Names in the file that no environment, group or application has. For names that the file itself does not declare and
 * that only discovery knows; what it declares was checked when it was read.
 */
export function checkNames(
  settings: Settings,
  environmentNames: Iterable<string>,
  applicationNames: Iterable<string>,
): readonly SettingsProblem[] {
  return checkNamesOf(settings, [...environmentNames], [...applicationNames]);
}

/** As `checkNames`; kinds of names that are not known yet are not checked. */
export function checkNamesOf(
  settings: Settings,
  environmentNames: readonly string[] | undefined,
  applicationNames: readonly string[] | undefined,
): readonly SettingsProblem[] {
  const problems: SettingsProblem[] = [];
  if (environmentNames !== undefined) {
    // One that retires may be gone already.
    const retired = settings.retired.map(({ name }) => name);
    const known = [...environmentNames, ...retired, ...settings.groups.map(({ name }) => name)];
    problems.push(...unknownNames(usedEnvironments(settings), known, 'environment or group'));
  }
  if (applicationNames !== undefined) {
    problems.push(...unknownNames(usedApplications(settings), applicationNames, 'application'));
  }
  return problems;
}

function unknownNames(used: readonly NamedPlace[], known: readonly string[], kind: string): readonly SettingsProblem[] {
  const names = new Set(known);
  return used
    .filter(({ name }) => !names.has(name))
    .slice(0, mostProblems)
    .map(({ name, origin }) => {
      if (name === 'all' && kind !== 'application') {
        const suggestion = 'write true, or leave `in` out, for every compared environment';
        return { message: `Unknown ${kind} "all".`, origin, suggestion };
      }
      return { message: `Unknown ${kind} "${name}".`, origin, ...suggested(name, known) };
    });
}

/** The name that was probably meant, else the few that there are. */
export function suggested(name: string, known: readonly string[]): { suggestion?: string } {
  const meant = closest(name, known);
  if (meant !== undefined) return { suggestion: `did you mean "${meant}"?` };
  return known.length === 0 || known.length > 12 ? {} : { suggestion: `known here: ${known.join(', ')}` };
}

function usedEnvironments(settings: Settings): readonly NamedPlace[] {
  const named = (where: Where | undefined): readonly NamedPlace[] =>
    where === undefined || where === 'all' ? [] : where;
  return [
    ...settings.groups.flatMap(({ members }) => members),
    ...settings.applications.flatMap(({ environments }) => environments ?? []),
    ...settings.provided.flatMap(({ where }) => named(where)),
    ...settings.keys.flatMap((entry) => [
      ...[entry.required, entry.override, entry.forbidden, entry.differ, entry.equal, entry.together].flatMap(
        (demand) => named(demand?.where),
      ),
      ...entry.values.flatMap(({ where }) => named(where)),
    ]),
    ...settings.exceptions.flatMap(({ where }) => named(where)),
  ];
}

function usedApplications(settings: Settings): readonly NamedPlace[] {
  const items = [...settings.keys, ...settings.provided, ...(settings.ignore ?? []), ...settings.exceptions];
  return items.flatMap(({ applications }) => applications ?? []);
}
