import type { Origin } from '../../documents/document.ts';
import type { LineIndex } from '../../documents/line-index.ts';
import type { RubyValue } from './ruby-values.ts';

/**
 * Chef's attribute precedence, lowest first (docs.chef.io/attribute_precedence; `Chef::Node::Attribute`): a value of a higher
 * level replaces one of a lower level, tables are merged name by name, and `nil` replaces nothing (`Chef::Mixin::DeepMerge`).
 */
export const precedence = [
  'cookbook default',
  'recipe default',
  'environment default',
  'role default',
  'cookbook force_default',
  'recipe force_default',
  'cookbook normal',
  'recipe normal',
  'cookbook override',
  'recipe override',
  'role override',
  'environment override',
  'cookbook force_override',
  'recipe force_override',
] as const;

export type Level = (typeof precedence)[number];

/** One attribute that a file sets. */
export interface AttributeSetting {
  readonly level: Level;
  /** `['app', 'db', 'url']` */
  readonly path: readonly string[];
  /** `undefined` where it is not plainly constant. */
  readonly text: string | undefined;
  readonly origin: Origin;
  /** The environments in which it holds; absent: all. */
  readonly only?: (environment: string) => boolean;
  /** It stands in code or in a role of which nobody knows whether it is run. */
  readonly maybe?: true;
}

/** The attributes that are set by a value, one by one: those of a table by its names. */
export function settingsOf(
  level: Level,
  path: readonly string[],
  at: number,
  value: RubyValue,
  lines: LineIndex,
  file: string,
): readonly AttributeSetting[] {
  const found: AttributeSetting[] = [];
  const collect = (prefix: readonly string[], offset: number, set: RubyValue) => {
    if (set.kind === 'nil') return;
    if (set.kind !== 'hash') {
      const text = set.kind === 'text' ? set.text : undefined;
      found.push({ level, path: prefix, text, origin: lines.originAt(file, offset) });
      return;
    }
    // No deeper than the reader of values goes.
    for (const entry of set.entries) collect([...prefix, entry.key], entry.at, entry.value);
  };
  collect(path, at, value);
  return found;
}

/** The name of an attribute in maps. */
export function attributeName(path: readonly string[]): string {
  return path.join('\0');
}

/** What an attribute is where everything of an environment is taken together. */
export type Attribute =
  | { readonly kind: 'text'; readonly text: string; readonly setting: AttributeSetting }
  /** Files of the repository set it elsewhere, and none sets it here: it prints as nothing. */
  | { readonly kind: 'nil' }
  /** Set to something that nobody knows, at a place that is known or not. */
  | { readonly kind: 'opaque'; readonly origin?: Origin };

/** The settings that hold at one time, ready to be asked. */
export interface AttributeLayers {
  /** The setting that wins, also one of a parent in the place of a table; `table` for what has attributes below it. */
  find(path: readonly string[]): AttributeSetting | 'table' | undefined;
}

export function attributeLayers(settings: readonly AttributeSetting[]): AttributeLayers {
  const byLevel = new Map<Level, SettingsOfLevel>();
  const tables = new Set<string>();
  for (const setting of settings) {
    let level = byLevel.get(setting.level);
    if (level === undefined) {
      level = { certain: new Map(), possible: new Map() };
      byLevel.set(setting.level, level);
    }
    const name = attributeName(setting.path);
    if (setting.maybe !== true) level.certain.set(name, setting);
    else level.possible.set(name, agreed(level.possible.get(name), setting));
    for (let length = 1; length < setting.path.length; length++) {
      tables.add(attributeName(setting.path.slice(0, length)));
    }
  }
  const levels = precedence.toReversed().flatMap((level) => byLevel.get(level) ?? []);
  return {
    find(path) {
      let doubt: AttributeSetting | undefined;
      for (const { certain, possible } of levels) {
        const mayBe = at(possible, path);
        if (mayBe !== undefined) doubt = agreed(doubt, mayBe);
        const found = at(certain, path);
        // What may be set, too, changes nothing where it says the same.
        if (found !== undefined) return agreed(doubt, found);
      }
      if (doubt !== undefined) return { ...doubt, text: undefined };
      return tables.has(attributeName(path)) ? 'table' : undefined;
    },
  };
}

interface SettingsOfLevel {
  readonly certain: Map<string, AttributeSetting>;
  readonly possible: Map<string, AttributeSetting>;
}

/** The second of two settings, one of which may hold in its place. */
function agreed(first: AttributeSetting | undefined, second: AttributeSetting): AttributeSetting {
  return first === undefined || first.text === second.text ? second : { ...second, text: undefined };
}

/** The setting of an attribute, or of a parent in whose place there is no table: nobody knows what is below that. */
function at(settings: ReadonlyMap<string, AttributeSetting>, path: readonly string[]): AttributeSetting | undefined {
  const exact = settings.get(attributeName(path));
  if (exact !== undefined) return exact;
  for (let length = path.length - 1; length > 0; length--) {
    const parent = settings.get(attributeName(path.slice(0, length)));
    if (parent !== undefined) return { ...parent, text: undefined };
  }
  return undefined;
}
