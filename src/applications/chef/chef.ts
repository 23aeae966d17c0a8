import type { ConfigFile, ReadProblem } from '../../documents/document.ts';
import type { FileTree } from '../../documents/file-tree.ts';
import { templateOf } from '../../documents/template-tags.ts';
import type { Basis } from '../../repository/basis.ts';
import type { Generation } from '../../spring/generation.ts';
import type { Environment, Layer } from '../application.ts';
import type { ChefPlaces } from '../declaration.ts';
import { attributePlace, placeBehind } from './attribute-place.ts';
import { isBelow, readCookbook } from './cookbook.ts';
import { type RenderedTemplate, renderTemplate } from './render.ts';

/** What Chef makes of the templates of one cookbook, in each of its environments. */
export interface Chef {
  /** Names of the environments that have a file. */
  readonly environments: readonly string[];
  /** Of the files of environments. */
  readonly problems: readonly ReadProblem[];
  /** It is a template of the cookbook. */
  fillsIn(file: ConfigFile): boolean;
  /** Highest precedence first; `undefined` for a file that is no template of the cookbook. */
  layersOf(file: ConfigFile, environment: string): readonly Layer[] | undefined;
  /** The file in which the environment sets attributes; it need not exist yet. */
  homeOf(environment: string): string;
  basisOf(environment: string): readonly Basis[];
  /** @param files the templates that the environment reads */
  placeOf(environment: string, files: readonly ConfigFile[]): NonNullable<Environment['placeOf']>;
}

export function chefOf(tree: FileTree, places: ChefPlaces, generation: Generation): Chef {
  const cookbook = readCookbook(tree, places.cookbook, places.environments);
  const rendered = new Map<ConfigFile, RenderedTemplate>();
  const render = (file: ConfigFile): RenderedTemplate => {
    let template = rendered.get(file);
    if (template === undefined) {
      template = renderTemplate(cookbook, file, generation);
      rendered.set(file, template);
    }
    return template;
  };
  const fileOf = (name: string) => cookbook.environments.find((environment) => environment.name === name);
  /** What the cookbook itself sets for the environment, where the environment's own file sets nothing. */
  const codeOf = (name: string) =>
    fileOf(name)?.settings.length
      ? undefined
      : cookbook.common.filter(({ text, only }) => text !== undefined && only?.(name));
  const isOurs = ({ path }: ConfigFile) => isBelow(path, cookbook.path) && templateOf(path)?.engine === 'erb';
  const extension = cookbook.environments[0]?.path.endsWith('.rb') ? 'rb' : 'json';
  return {
    environments: cookbook.environments.map(({ name }) => name),
    problems: cookbook.environments.flatMap(({ problem }) => problem ?? []),
    fillsIn: isOurs,
    layersOf: (file, environment) => (isOurs(file) ? render(file).layersOf(environment) : undefined),
    homeOf: (name) =>
      codeOf(name)?.at(-1)?.origin.path ?? fileOf(name)?.path ?? `${places.environments}/${name}.${extension}`,
    basisOf(name) {
      const file = fileOf(name);
      return file === undefined ? [] : [{ text: `Chef has an environment ${name}`, origin: file.nameOrigin }];
    },
    placeOf: (name, files) => (key) => {
      const environment = fileOf(name);
      const templates = files.filter(isOurs);
      for (const template of templates.toReversed()) {
        const [attribute] = render(template).attributesOf(key);
        const inCode = codeOf(name)?.at(-1);
        if (attribute !== undefined && inCode !== undefined) return placeBehind(inCode, attribute);
        if (attribute !== undefined && environment !== undefined) return attributePlace(environment, attribute);
      }
      // No template prints the key: it has to, before any attribute helps.
      const last = templates.at(-1);
      return environment === undefined || last === undefined ? undefined : { path: last.path };
    },
  };
}
