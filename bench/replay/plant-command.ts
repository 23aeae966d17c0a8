/*
 * npm run plant -- [options] GIT_DIRECTORY or FOLDER …: faults planted into families of environments. See docs/replay.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Least } from './families.ts';
import { repositoryName } from './history.ts';
import { type Chosen, figuresOfPlanted, type Planted, plantInto } from './plant.ts';
import { chosenIn, treeAt, withoutCode } from './planted-places.ts';

export async function runPlant(words: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      choose: { type: 'string' },
      families: { type: 'string' },
      least: { type: 'string', default: '3' },
      keys: { type: 'string', default: '2' },
      renamed: { type: 'boolean', default: false },
      bare: { type: 'boolean', default: false },
      out: { type: 'string' },
      figures: { type: 'boolean', default: false },
    },
  });
  if (values.figures) {
    console.log(figuresOfPlanted(positionals.flatMap((path) => readLines<Planted>(path))));
    return;
  }
  const known = values.families === undefined ? undefined : readLines<Chosen>(values.families);
  const least: Least = { members: Number(values.least), keys: Number(values.keys) };
  const families: Chosen[] = [];
  const planted: Planted[] = [];
  for (const place of positionals) {
    const repository = repositoryName(place);
    const own = known?.filter((each) => each.repository === repository);
    if (own !== undefined && own.length === 0) continue;
    const { tree, commit, date } = treeAt(place, own?.[0]?.commit);
    const judgedTree = values.bare ? withoutCode(tree) : tree;
    const chosen = own ?? chosenIn(judgedTree, { repository, commit }, least, values.renamed);
    families.push(...chosen);
    if (values.choose !== undefined) continue;
    for (const each of chosen) planted.push(...(await plantInto(judgedTree, each, date)));
    console.error(`${repository}: ${chosen.length} families`);
  }
  if (values.choose !== undefined) {
    writeFileSync(values.choose, linesOf(families));
    console.log(
      `${families.length} families of ${new Set(families.map(({ repository }) => repository)).size} repositories`,
    );
    return;
  }
  if (values.out !== undefined) writeFileSync(values.out, linesOf(planted));
  console.log(figuresOfPlanted(planted));
}

function readLines<Item>(path: string): readonly Item[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Item);
}

function linesOf(items: readonly unknown[]): string {
  return items.map((item) => `${JSON.stringify(item)}\n`).join('');
}
