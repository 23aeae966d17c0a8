import type { Origin } from '../../documents/document.ts';
import type { Severity } from '../severity.ts';
import { patternProblem } from './key-pattern.ts';
import { regularExpression } from './regular-expression.ts';
import type {
  ApplicationSetting,
  Demand,
  Deprecation,
  EnvironmentSetting,
  Exception,
  KeyEntry,
  NamedPlace,
  PatternPlace,
  Provision,
  Retirement,
  RuleSetting,
  Settings,
  SettingsProblem,
  ValueRules,
} from './settings.ts';
import { dataOf, type MapField, type MapNode, type SettingsNode } from './settings-tree.ts';

/** Called for what is wrong with a single text; the tree's form is that of the schema already. */
type Report = (problem: SettingsProblem) => void;

const wordsOfValues: ReadonlySet<string> = new Set([
  'type',
  'enum',
  'const',
  'pattern',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'format',
  'not',
  'items',
  'minItems',
  'maxItems',
  'uniqueItems',
]);

/** The settings of a tree that the schema accepts. */
export function settingsFrom(path: string, root: SettingsNode, report: Report): Settings {
  const groups = fieldsBelow(root, 'groups').map(({ name, origin, value }) => ({
    name,
    members: names(value),
    origin,
  }));
  const groupNames = new Set(groups.map(({ name }) => name));
  return {
    path,
    ...environments(fieldsBelow(root, 'environments'), report),
    groups,
    applications: fieldsBelow(root, 'applications').map((field) => application(field, report)),
    provided: itemsBelow(root, 'provided').map((item) => ({
      keys: patterns(item, report),
      where: where(field(item, 'in')),
      ...applications(item),
      by: textOf(item, 'by'),
      ...source(item),
      origin: item.origin,
    })),
    ignore: itemsBelow(root, 'ignore').map((item) => ({
      keys: patterns(item, report),
      ...applications(item),
      reason: textOf(item, 'reason'),
      origin: item.origin,
    })),
    keys: fieldsBelow(root, 'keys').map((field) => keyEntry(field, groupNames, report)),
    rules: fieldsBelow(root, 'rules').map(rule),
    exceptions: itemsBelow(root, 'exceptions').map((item) => exception(item, report)),
  };
}

/** Whoever lists nothing but environments that retire has listed none of those that stay: these are discovered. */
function environments(fields: readonly MapField[], report: Report): Pick<Settings, 'environments' | 'retired'> {
  const retired = fields.flatMap(({ name, value, origin }): readonly Retirement[] => {
    const day = field(value, 'retired');
    return day === undefined ? [] : [{ name, day: date(day, report), isDue: false, origin }];
  });
  if (retired.length === 0 || retired.length < fields.length) return { environments: fields.map(environment), retired };
  for (const { value } of fields) {
    for (const { name, origin } of value.kind === 'map' ? value.fields.values() : []) {
      if (name === 'retired') continue;
      const message = `"${name}" says nothing here: all environments of this list retire, so that they are discovered.`;
      report({ message, origin });
    }
  }
  return { environments: [], retired };
}

function environment({ name, value, origin }: MapField): EnvironmentSetting {
  const profiles = field(value, 'profiles');
  return {
    name,
    profiles: profiles === undefined ? [name] : names(profiles).map((profile) => profile.name),
    ...(profiles === undefined && { impliesProfile: true as const }),
    compared: truth(value, 'compared') ?? true,
    variables: fieldsBelow(value, 'variables').map((variable) => ({
      name: variable.name,
      value: text(variable.value),
      origin: variable.origin,
    })),
    origin,
  };
}

function application({ name, value, origin }: MapField, report: Report): ApplicationSetting {
  const path = field(value, 'path');
  const root = path === undefined ? '.' : repositoryPath('.', path, report);
  const layers = field(value, 'layers');
  const environments = field(value, 'environments');
  const repository = field(value, 'config-repository');
  const searched = field(value, 'search-paths');
  if (repository === undefined && searched !== undefined) {
    report({
      message: '"search-paths" are those of a "config-repository", and there is none.',
      origin: searched.origin,
    });
  }
  if (repository !== undefined && layers !== undefined) {
    const message = `The layers of "${name}" are listed: a config server has no place among them.`;
    report({ message, origin: repository.origin });
  }
  return {
    name,
    path: root,
    ...(repository && {
      configRepository: {
        path: repositoryPath(root, repository, report),
        searchPaths: searched === undefined ? [] : itemsOf(searched).map(text),
        origin: repository.origin,
      },
    }),
    ...(layers && { layers: itemsOf(layers).map((layer) => layerPath(root, layer, report)) }),
    ...chefPlaces(root, field(value, 'chef'), report),
    ...optionalText(value, 'boot'),
    ...(environments && { environments: names(environments) }),
    origin,
  };
}

function chefPlaces(root: string, node: SettingsNode | undefined, report: Report): Pick<ApplicationSetting, 'chef'> {
  const environments = node && field(node, 'environments');
  const cookbook = node && field(node, 'cookbook');
  if (environments === undefined || cookbook === undefined) return {};
  return {
    chef: {
      environments: repositoryPath(root, environments, report),
      cookbook: repositoryPath(root, cookbook, report),
    },
  };
}

function layerPath(root: string, node: SettingsNode, report: Report): { path: string; origin: Origin } {
  const path = text(node);
  const unknown = /\{(?!env\})[^}]*\}?/.exec(path)?.[0];
  if (unknown !== undefined) {
    const message = `"${path}" has ${unknown}, which stands for nothing: only {env} is replaced.`;
    report({ message, origin: node.origin });
  }
  repositoryPath(root, node, report);
  return { path, origin: node.origin };
}

/** A path that is relative to `base`, normalised to the repository's root; it must not leave the repository. */
function repositoryPath(base: string, node: SettingsNode, report: Report): string {
  const path = text(node);
  const fail = (why: string): string => {
    report({ message: `"${path}" ${why}.`, origin: node.origin });
    return '.';
  };
  if (path.includes('\\')) return fail('has a backslash: paths are written with /');
  if (/^(?:\/|~|[A-Za-z]:)/.test(path)) return fail('is an absolute path: paths are relative to the repository');
  if (path.includes('\0')) return fail('has a character that no path has');
  const steps: string[] = [];
  for (const step of `${base}/${path}`.split('/')) {
    if (step === '..' && steps.pop() === undefined) return fail('leaves the repository');
    if (step !== '..' && step !== '.' && step !== '') steps.push(step);
  }
  return steps.length === 0 ? '.' : steps.join('/');
}

function keyEntry({ name, value, origin }: MapField, groups: ReadonlySet<string>, report: Report): KeyEntry {
  patternPlace(name, origin, report);
  const deprecated = deprecation(fieldOf(value, 'deprecated'), report);
  const secret = truth(value, 'secret');
  const allowEmpty = truth(value, 'allowEmpty');
  const severity = severityOf(textOf(value, 'severity'));
  return {
    pattern: name,
    origin,
    ...applications(value),
    ...demand(value, 'required', report),
    ...demand(value, 'override', report),
    ...demand(value, 'forbidden', report),
    ...demand(value, 'differ', report),
    ...demand(value, 'equal', report),
    ...demand(value, 'together', report),
    ...(secret !== undefined && { secret }),
    ...(allowEmpty !== undefined && { allowEmpty }),
    ...(severity !== 'off' && { severity }),
    values: valueRules(value, groups, origin, report),
    ...(deprecated && { deprecated }),
    ...optionalText(value, 'why'),
    ...optionalText(value, 'owner'),
    ...optionalText(value, 'docs'),
  };
}

/** The demand below a name, as an object with that name; a demand that is `false` holds nowhere. */
function demand<Name extends string>(
  entry: SettingsNode,
  name: Name,
  report: Report,
): { readonly [_ in Name]?: Demand } {
  const written = fieldOf(entry, name);
  if (written === undefined) return {};
  const { value, origin } = written;
  const demands: { [_ in Name]?: Demand } = {};
  if (value.kind === 'scalar') demands[name] = { where: value.value === true ? 'all' : [], when: [], origin };
  else if (value.kind === 'list') demands[name] = { where: names(value), when: [], origin };
  else demands[name] = { where: where(field(value, 'in')), when: conditions(value, report), origin };
  return demands;
}

function conditions(node: MapNode, report: Report): Demand['when'] {
  return fieldsBelow(node, 'when').map(({ name, value, origin }) => {
    if (name.includes('*')) report({ message: `"${name}" is a pattern: a condition names one key.`, origin });
    else patternPlace(name, origin, report);
    return { key: name, value: text(value), origin };
  });
}

function valueRules(
  entry: SettingsNode,
  groups: ReadonlySet<string>,
  origin: Origin,
  report: Report,
): readonly ValueRules[] {
  const general = words(entry, report);
  const rules: ValueRules[] = general === undefined ? [] : [{ schema: general, where: 'all', origin }];
  const special = fieldsBelow(entry, 'in').map((place) => ({
    schema: words(place.value, report) ?? {},
    where: [{ name: place.name, origin: place.origin }],
    origin: place.origin,
    isGroup: groups.has(place.name),
  }));
  special.sort((a, b) => Number(b.isGroup) - Number(a.isGroup));
  for (const { schema, where, origin } of special) rules.push({ schema, where, origin });
  return rules;
}

/** The words for values among the fields of a map. */
function words(node: SettingsNode, report: Report): Readonly<Record<string, unknown>> | undefined {
  if (node.kind !== 'map') return undefined;
  const found = [...node.fields.values()].filter(({ name }) => wordsOfValues.has(name));
  for (const { name, value } of found) {
    if (name === 'pattern') checkExpression(value, report);
    if (name === 'not' || name === 'items') words(value, report);
  }
  checkBounds(node, 'minimum', 'maximum', report);
  checkBounds(node, 'minLength', 'maxLength', report);
  checkBounds(node, 'minItems', 'maxItems', report);
  return found.length === 0 ? undefined : Object.fromEntries(found.map(({ name, value }) => [name, dataOf(value)]));
}

function checkExpression(node: SettingsNode, report: Report): void {
  const expression = regularExpression(text(node));
  if ('problem' in expression) report({ message: `"${text(node)}" ${expression.problem}.`, origin: node.origin });
}

function checkBounds(node: MapNode, lower: string, upper: string, report: Report): void {
  const [least, most] = [fieldOf(node, lower), fieldOf(node, upper)];
  if (least === undefined || most === undefined || Number(text(least.value)) <= Number(text(most.value))) return;
  report({ message: `No value can satisfy this: "${lower}" is above "${upper}".`, origin: least.origin });
}

function deprecation(written: MapField | undefined, report: Report): Deprecation | undefined {
  if (written === undefined || (written.value.kind === 'scalar' && written.value.value === false)) return undefined;
  const until = field(written.value, 'until');
  return {
    ...optionalText(written.value, 'use'),
    ...(until && { until: date(until, report) }),
    origin: written.origin,
  };
}

function rule({ name, value, origin }: MapField): RuleSetting {
  const written = value.kind === 'map' ? textOf(value, 'severity') : text(value);
  return { rule: name, severity: severityOf(written), locked: truth(value, 'locked') ?? false, origin };
}

function severityOf(written: string): Severity | 'off' {
  return written === 'error' || written === 'warning' || written === 'notice' ? written : 'off';
}

function exception(item: SettingsNode, report: Report): Exception {
  const key = field(item, 'key');
  const from = field(item, 'from');
  const until = field(item, 'until');
  const last = until === undefined ? '' : date(until, report);
  const first = from && date(from, report);
  if (from !== undefined && first !== undefined && first > last) {
    report({ message: `It ends on ${last}, before it begins.`, origin: from.origin });
  }
  return {
    key: key === undefined ? '' : patternPlace(text(key), key.origin, report).pattern,
    rule: textOf(item, 'rule'),
    where: where(field(item, 'in')),
    ...applications(item),
    reason: textOf(item, 'reason'),
    ...(first !== undefined && { from: first }),
    until: last,
    origin: item.origin,
  };
}

/** A day as written; the schema knows the form, the calendar is looked up here. */
function date(node: SettingsNode, report: Report): string {
  const written = text(node);
  if (!isDay(written)) report({ message: `"${written}" is no day of the calendar.`, origin: node.origin });
  return written;
}

/** True for an existing day as `YYYY-MM-DD`. */
export function isDay(written: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(written)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined || month < 1 || month > 12) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day >= 1 && day <= days;
}

function patterns(item: SettingsNode, report: Report): readonly PatternPlace[] {
  const keys = field(item, 'keys');
  return keys === undefined ? [] : itemsOf(keys).map((key) => patternPlace(text(key), key.origin, report));
}

function patternPlace(pattern: string, origin: Origin, report: Report): PatternPlace {
  const problem = patternProblem(pattern);
  if (problem !== undefined) report({ message: `The key "${pattern}" ${problem}.`, origin });
  return { pattern, origin };
}

function source(item: SettingsNode): Pick<Provision, 'source'> {
  const node = field(item, 'source');
  return node === undefined ? {} : { source: { name: text(node), origin: node.origin } };
}

function where(node: SettingsNode | undefined): 'all' | readonly NamedPlace[] {
  return node === undefined ? 'all' : names(node);
}

function applications(node: SettingsNode): { readonly applications?: readonly NamedPlace[] } {
  const listed = field(node, 'applications');
  return listed === undefined ? {} : { applications: names(listed) };
}

function names(list: SettingsNode): readonly NamedPlace[] {
  return itemsOf(list).map((item) => ({ name: text(item), origin: item.origin }));
}

function fieldOf(node: SettingsNode, name: string): MapField | undefined {
  return node.kind === 'map' ? node.fields.get(name) : undefined;
}

function field(node: SettingsNode, name: string): SettingsNode | undefined {
  return fieldOf(node, name)?.value;
}

function fieldsBelow(node: SettingsNode, name: string): readonly MapField[] {
  const below = field(node, name);
  return below?.kind === 'map' ? [...below.fields.values()] : [];
}

function itemsBelow(node: SettingsNode, name: string): readonly SettingsNode[] {
  const below = field(node, name);
  return below === undefined ? [] : itemsOf(below);
}

function itemsOf(node: SettingsNode): readonly SettingsNode[] {
  return node.kind === 'list' ? node.items : [];
}

function text(node: SettingsNode): string {
  return node.kind === 'scalar' ? node.text : '';
}

function textOf(node: SettingsNode, name: string): string {
  const below = field(node, name);
  return below === undefined ? '' : text(below);
}

function optionalText<Name extends string>(node: SettingsNode, name: Name): { readonly [_ in Name]?: string } {
  const below = field(node, name);
  const texts: { [_ in Name]?: string } = {};
  if (below !== undefined) texts[name] = text(below);
  return texts;
}

function truth(node: SettingsNode, name: string): boolean | undefined {
  const below = field(node, name);
  return below?.kind === 'scalar' && typeof below.value === 'boolean' ? below.value : undefined;
}
