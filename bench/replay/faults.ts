import type { FileTree } from '../../src/documents/file-tree.ts';
import { blanked, nameLike, renamed, settingOf, withNewSetting, withoutSetting } from './edits.ts';
import { type Family, textOf } from './families.ts';
import type { Edits } from './planted-tree.ts';

export const kinds = ['add', 'delete', 'rename', 'vanish', 'blank'] as const;
export type Kind = (typeof kinds)[number];

/** A fault as it happens in real repositories: all environments but one are looked after. */
export interface Fault {
  readonly kind: Kind;
  readonly edits: Edits;
  /** What the one lacks: a key, or its files. */
  readonly lost: { readonly key: string } | { readonly paths: readonly string[] };
}

/**
 * `add`: a new key for all but one; `delete`: one loses a key that all set; `rename`: all but one call it otherwise; `vanish`:
 * the files of one are removed; `blank`: one keeps the key without a value. `undefined` where a fault cannot be planted by
 * lines.
 */
export function faultIn(tree: FileTree, family: Family, kind: Kind): Fault | undefined {
  const { members, target, key } = family;
  const others = members.filter(({ path }) => path !== target.path);
  if (kind === 'vanish') {
    const paths = filesOf(tree, family);
    return { kind, edits: new Map(paths.map((path) => [path, undefined])), lost: { paths } };
  }
  const edits = new Map<string, string>();
  let lost = key;
  for (const { path, word } of kind === 'delete' || kind === 'blank' ? [target] : others) {
    const text = textOf(tree, path);
    const setting = settingOf(path, text, key);
    if (setting === undefined) return undefined;
    if (kind === 'delete') edits.set(path, withoutSetting(text, setting));
    else if (kind === 'blank') edits.set(path, blanked(text, setting));
    else if (kind === 'rename') edits.set(path, renamed(text, setting, nameLike(setting, 'renamed')));
    else {
      const added = withNewSetting(text, setting, `planted-${word}`);
      edits.set(path, added.text);
      lost = added.key;
    }
  }
  return { kind, edits, lost: { key: lost } };
}

/** The file of the target; where folders stand for environments, all files of its folder. */
function filesOf(tree: FileTree, { pattern, target }: Family): readonly string[] {
  const start = pattern.indexOf('*');
  if (!pattern.slice(start).includes('/')) return [target.path];
  const folder = `${pattern.slice(0, start)}${target.word}/`;
  return tree.list().filter((path) => path.startsWith(folder));
}
