import { groupMembers } from './groups.ts';
import { emptySettings, type NamedPlace, type Settings, type SettingsProblem } from './settings.ts';
import { checkSettings } from './settings-checks.ts';
import { settingsFrom } from './settings-from-tree.ts';
import { mistakes } from './settings-mistakes.ts';
import { dataOf, parseSettings } from './settings-tree.ts';
import { validate } from './settings-validator.generated.js';

/** Mistakes beyond this number are not told: a person corrects the first ones and runs again. */
const mostProblems = 50;

/**
 * Reads keyparity.yml (YAML 1.2 or JSON). First its form is held against the schema, then the meaning of what it says is
 * checked; mistakes come in the order of the file. Where there are any, the settings are incomplete and nothing
 * should be judged by them.
 *
 * @param knownRules ids that may stand below `rules:` and in exceptions
 */
export function readSettings(
  path: string,
  text: string,
  knownRules: readonly string[],
): { readonly settings: Settings; readonly problems: readonly SettingsProblem[] } {
  const { root, problems } = parseSettings(path, text);
  if (root === undefined || problems.length > 0)
    return { settings: { ...emptySettings, path }, problems: inOrder(problems) };
  if (!validate(dataOf(root))) {
    return { settings: { ...emptySettings, path }, problems: inOrder(mistakes(validate.errors ?? [], root)) };
  }
  const found: SettingsProblem[] = [];
  const settings = settingsFrom(path, root, (problem) => found.push(problem));
  found.push(...checkSettings(settings, knownRules));
  return { settings: withoutGroups(settings), problems: inOrder(found) };
}

/** Lists the environments themselves where an application names groups: its readers know only environments. */
function withoutGroups(settings: Settings): Settings {
  const members = groupMembers(settings.groups);
  const applications = settings.applications.map((application) => {
    if (application.environments === undefined) return application;
    const distinct = new Map<string, NamedPlace>();
    for (const { name, origin } of application.environments) {
      for (const environment of members.get(name) ?? [name]) distinct.set(environment, { name: environment, origin });
    }
    return { ...application, environments: [...distinct.values()] };
  });
  return { ...settings, applications };
}

function inOrder(problems: readonly SettingsProblem[]): readonly SettingsProblem[] {
  return [...problems]
    .sort((a, b) => a.origin.line - b.origin.line || a.origin.column - b.origin.column)
    .slice(0, mostProblems);
}
