import type { Origin } from '../../documents/document.ts';
import { groupMembers, groupsWithinThemselves } from './groups.ts';
import { comparableName, hasWildcard } from './key-pattern.ts';
import { checkNamesOf, suggested } from './names.ts';
import type { Demand, Settings, SettingsProblem } from './settings.ts';

/** What no schema can say: how the parts of the file fit together. */
export function checkSettings(settings: Settings, knownRules: readonly string[]): readonly SettingsProblem[] {
  return [
    ...checkNameSpace(settings),
    ...checkGroups(settings),
    ...checkDuplicates(settings),
    ...checkRules(settings, knownRules),
    ...checkDemands(settings),
    ...checkChef(settings),
    ...checkNamesOf(
      settings,
      settings.environments.length > 0 ? settings.environments.map(({ name }) => name) : undefined,
      settings.applications.length > 0 ? settings.applications.map(({ name }) => name) : undefined,
    ),
  ];
}

function checkNameSpace(settings: Settings): readonly SettingsProblem[] {
  const named = [...settings.environments, ...settings.retired];
  const environments = new Map(named.map(({ name, origin }) => [name, origin]));
  return settings.groups.flatMap(({ name, origin }) => {
    const other = environments.get(name);
    if (other === undefined) return [];
    return [{ message: `"${name}" is the name of an environment (line ${other.line}) and of a group.`, origin }];
  });
}

function checkGroups(settings: Settings): readonly SettingsProblem[] {
  const circular = groupsWithinThemselves(settings.groups);
  return settings.groups
    .filter(({ name }) => circular.has(name))
    .map(({ name, origin }) => ({ message: `The group "${name}" contains itself.`, origin }));
}

/** Two spellings of one key: what they say would depend on their order. */
function checkDuplicates(settings: Settings): readonly SettingsProblem[] {
  const earlier = new Map<string, { readonly pattern: string; readonly origin: Origin }>();
  return settings.keys.flatMap((entry) => {
    const { pattern, origin } = entry;
    const name = hasWildcard(pattern) ? pattern.toLowerCase() : comparableName(pattern, 'relaxed');
    const other = earlier.get(name);
    if (other === undefined) {
      earlier.set(name, entry);
      return [];
    }
    const message = `"${pattern}" and "${other.pattern}" (line ${other.origin.line}) are spellings of the same key.`;
    return [{ message, origin }];
  });
}

function checkRules(settings: Settings, knownRules: readonly string[]): readonly SettingsProblem[] {
  const locked = new Set(settings.rules.filter((rule) => rule.locked).map(({ rule }) => rule));
  const known = new Set(knownRules);
  const problems: SettingsProblem[] = [...settings.rules, ...settings.exceptions]
    .filter(({ rule }) => !known.has(rule))
    .map(({ rule, origin }) => ({ message: `Unknown rule "${rule}".`, origin, ...suggested(rule, knownRules) }));
  for (const { rule, origin } of settings.exceptions) {
    if (locked.has(rule)) problems.push({ message: `The rule "${rule}" is locked: it takes no exceptions.`, origin });
  }
  return problems;
}

/** Where Chef has attributes is of use to the templates among the layers alone. */
function checkChef({ applications }: Settings): readonly SettingsProblem[] {
  return applications
    .filter(({ chef, layers }) => chef !== undefined && layers?.some(({ path }) => path.endsWith('.erb')) !== true)
    .map(({ name, origin }) => ({ message: `"chef" needs a template (.erb) among the layers of "${name}".`, origin }));
}

/** Demands that can never say anything, or never be satisfied. */
function checkDemands(settings: Settings): readonly SettingsProblem[] {
  return settings.keys.flatMap((entry) => {
    const problems: SettingsProblem[] = [];
    if (entry.together !== undefined && !hasWildcard(entry.pattern)) {
      const message = '"together" is for patterns: a single key is always there as a whole.';
      problems.push({ message, origin: entry.together.origin });
    }
    for (const demand of [entry.differ, entry.equal]) {
      const only = demand === undefined ? undefined : onlyEnvironment(settings, demand);
      if (demand !== undefined && only !== undefined) {
        problems.push({
          message: `Only one environment, "${only}": there is nothing to compare it with.`,
          origin: demand.origin,
        });
      }
    }
    const contradiction = entry.required?.where === 'all' && entry.forbidden?.where === 'all';
    if (contradiction && entry.required?.when.length === 0 && entry.forbidden?.when.length === 0) {
      const message = 'No environment can satisfy this: the key is required and forbidden everywhere.';
      problems.push({ message, origin: entry.forbidden.origin });
    }
    return problems;
  });
}

/** The one environment that is compared, where there is no other; `undefined` also where a name is unknown. */
function onlyEnvironment(settings: Settings, { where }: Demand): string | undefined {
  if (where === 'all' || where.length === 0) return undefined;
  const members = groupMembers(settings.groups);
  const environments = new Set(where.flatMap(({ name }) => [...(members.get(name) ?? [name])]));
  return environments.size === 1 ? [...environments][0] : undefined;
}
