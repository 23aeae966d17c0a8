import { decodeUtf8 } from '../../documents/decode.ts';
import type { FileTree } from '../../documents/file-tree.ts';
import { findTags } from '../../documents/template-tags.ts';
import { assignmentsIn } from './assignments.ts';
import { type AttributeFile, readAttributeFile } from './attribute-file.ts';
import { type Expression, expressionIn, type Names, namesGivenBy, within } from './expressions.ts';
import { type TemplateResource, templateResourcesIn } from './recipe.ts';
import { rubyTokens } from './ruby-tokens.ts';
import type { AttributeSetting } from './settings.ts';

/** A cookbook with all that the repository says about its attributes besides the environments. */
export interface Cookbook {
  readonly path: string;
  readonly environments: readonly AttributeFile[];
  /** What holds in every environment: of the cookbook itself, of roles, and of code that nobody can follow. */
  readonly common: readonly AttributeSetting[];
  /** What a mark of a template stands for. */
  expression(template: string, code: string): Expression;
}

/** @param environmentsPath the folder of the environments */
export function readCookbook(tree: FileTree, path: string, environmentsPath: string): Cookbook {
  const paths = tree.list();
  const root = parentOf(environmentsPath);
  const inFolder = (folder: string, extension: RegExp) =>
    paths.filter((each) => parentOf(each) === folder && extension.test(each));
  const environments = inFolder(environmentsPath, /\.(?:json|rb)$/).flatMap(
    (file) => readAttributeFile(tree, file, 'environment') ?? [],
  );
  const texts = new Map<string, string>();
  const textOf = (file: string): string => {
    let text = texts.get(file);
    if (text === undefined) {
      text = decodeUtf8(tree.read(file) ?? new Uint8Array());
      texts.set(file, text);
    }
    return text;
  };
  const roles = [
    ...inFolder(join(root, 'roles'), /\.(?:json|rb)$/),
    ...inFolder(join(root, 'policyfiles'), /\.rb$/),
    ...inFolder(root, /(?:^|\/)Policyfile\.rb$/),
  ];
  const recipes = inFolder(join(path, 'recipes'), /\.rb$/);
  const resources = recipes.flatMap((file) => templateResourcesIn(rubyTokens(textOf(file))));
  const names = new Map<string, Names>();
  const namesOf = (template: string): Names => {
    let known = names.get(template);
    if (known === undefined) {
      known = namesInTemplate(textOf(template));
      names.set(template, known);
    }
    return known;
  };
  return {
    path,
    environments,
    common: [
      ...ownAttributes(inFolder(join(path, 'attributes'), /\.rb$/), textOf),
      ...attributesInCode(tree, root).filter(({ origin }) => parentOf(origin.path) !== join(path, 'attributes')),
      ...attributesOfRoles(tree, roles, root, path),
    ],
    expression(template, code) {
      const expression = expressionIn(code, namesOf(template));
      return expression.kind === 'variable' ? handedOver(resources, template, expression) : expression;
    },
  };
}

/** Chef loads `default.rb` first, the others by name. */
function ownAttributes(files: readonly string[], textOf: (file: string) => string): readonly AttributeSetting[] {
  const isFirst = (file: string) => file.endsWith('/default.rb');
  return [...files.filter(isFirst), ...files.filter((file) => !isFirst(file))].flatMap((file) =>
    assignmentsIn(file, textOf(file), rubyTokens(textOf(file)), 'cookbook'),
  );
}

const code = /(?:^|\/)(attributes|recipes|libraries|resources|providers)\/(?:[^/]+\/)*[^/]+\.rb$/;

const known = new WeakMap<FileTree, Map<string, readonly AttributeSetting[]>>();

/** What all code below a folder sets: cookbooks that wrap this one and recipes, if they are run; nobody knows that here. */
function attributesInCode(tree: FileTree, root: string): readonly AttributeSetting[] {
  const ofTree = known.get(tree) ?? new Map<string, readonly AttributeSetting[]>();
  known.set(tree, ofTree);
  let settings = ofTree.get(root);
  if (settings === undefined) {
    settings = tree.list().flatMap((file) => {
      const folder = isBelow(file, root) ? code.exec(file)?.[1] : undefined;
      if (folder === undefined) return [];
      const text = decodeUtf8(tree.read(file) ?? new Uint8Array());
      if (!/\b(?:default|normal|override|set)\w*!?\s*\[/.test(text)) return [];
      const kind = folder === 'attributes' ? 'cookbook' : 'recipe';
      return assignmentsIn(file, text, rubyTokens(text), kind).map(
        ({ only, text: said, ...setting }): AttributeSetting => ({
          ...setting,
          text: only === undefined ? said : undefined,
          maybe: true,
        }),
      );
    });
    ofTree.set(root, settings);
  }
  return settings;
}

/** Of a role or a policy that runs the cookbook the values are known, if no other says something else. */
function attributesOfRoles(
  tree: FileTree,
  files: readonly string[],
  root: string,
  cookbook: string,
): readonly AttributeSetting[] {
  const roles = files.flatMap((file) => readAttributeFile(tree, file, 'role') ?? []);
  const name = escaped(lastOf(cookbook));
  const ofRole = new RegExp(`\\brecipe\\[${name}(?:::[\\w-]+)?(?:@[\\d.]+)?\\]`);
  const ofPolicy = new RegExp(`['"]${name}(?:::[\\w-]+)?['"]`);
  const running = roles.filter(({ path, text }) => {
    if (ofRole.test(text)) return true;
    return !isBelow(path, join(root, 'roles')) && ofPolicy.test(text.slice(text.indexOf('run_list')));
  });
  const sole = running.length === 1 ? running[0] : undefined;
  return roles.flatMap((role) =>
    role === sole ? role.settings : role.settings.map((setting): AttributeSetting => ({ ...setting, maybe: true })),
  );
}

function escaped(text: string): string {
  return text.replace(/[^\w]/g, '\\$&');
}

/** `<% app = node['app'] %>` in a template. */
function namesInTemplate(text: string): Names {
  let depth = 0;
  const statements = findTags(text, 'erb').flatMap((tag) => {
    depth = Math.max(0, depth + tag.depth);
    if (tag.isOutput || depth > 0 || tag.depth !== 0) return [];
    return tag.code.split(/[\n;]/).map((line) => rubyTokens(line));
  });
  return namesGivenBy(statements);
}

/** What the recipe hands over under the name of a variable; several recipes must hand over the same. */
function handedOver(
  resources: readonly TemplateResource[],
  template: string,
  { name, path }: Extract<Expression, { kind: 'variable' }>,
): Expression {
  const using = resources.filter(({ source }) => template.endsWith(`/${source}`));
  const given = using.map(({ variables }) => variables.get(name));
  const [first] = given;
  const isSame = given.every((each) => JSON.stringify(each) === JSON.stringify(first));
  return first === undefined || first.kind === 'variable' || !isSame ? { kind: 'opaque' } : within(first, path);
}

/** The name of a file or folder without those above it. */
export function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function parentOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '.' : path.slice(0, slash);
}

export function isBelow(path: string, folder: string): boolean {
  return folder === '.' || path.startsWith(`${folder}/`);
}

function join(folder: string, name: string): string {
  return folder === '.' ? name : `${folder}/${name}`;
}
