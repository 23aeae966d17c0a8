import type { Demand, EnvironmentSetting, KeyEntry, NamedPlace, Settings, Where } from './settings.ts';

/**
 * The settings with environments under the names that a later file gives them. What an environment is called lies in the
 * tree as much as in the file: under its new name the same is demanded of it.
 *
 * @param names new names by old ones
 * @param later the file that has the new names
 */
export function withRenamedEnvironments(
  settings: Settings,
  names: ReadonlyMap<string, string>,
  later: Settings,
): Settings {
  if (names.size === 0) return settings;
  const renamed = <Item extends { readonly name: string }>(item: Item): Item => ({
    ...item,
    name: names.get(item.name) ?? item.name,
  });
  const all = (places: readonly NamedPlace[]) => places.map(renamed);
  const where = (some: Where): Where => (some === 'all' ? some : all(some));
  const placed = <Item extends { readonly where: Where }>(item: Item): Item => ({ ...item, where: where(item.where) });
  const environment = (setting: EnvironmentSetting): EnvironmentSetting => {
    const name = names.get(setting.name);
    return (name === undefined ? undefined : later.environments.find((one) => one.name === name)) ?? setting;
  };
  const entry = (key: KeyEntry): KeyEntry => ({
    ...key,
    ...demands(key, placed),
    values: key.values.map(placed),
  });
  return {
    ...settings,
    environments: settings.environments.map(environment),
    retired: settings.retired.map(renamed),
    groups: settings.groups.map((group) => ({ ...group, members: all(group.members) })),
    applications: settings.applications.map((application) =>
      application.environments === undefined
        ? application
        : { ...application, environments: all(application.environments) },
    ),
    provided: settings.provided.map(placed),
    keys: settings.keys.map(entry),
    exceptions: settings.exceptions.map(placed),
  };
}

const fields = ['required', 'override', 'forbidden', 'differ', 'equal', 'together'] as const;

function demands(key: KeyEntry, placed: (demand: Demand) => Demand): Partial<KeyEntry> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const demand = key[field];
      return demand === undefined ? [] : [[field, placed(demand)]];
    }),
  );
}
