import type { ClassDeclaration, Import, Member, SourceFile } from './source-file.ts';

/** A class and the file that declares it. */
export interface DeclaredClass {
  readonly file: SourceFile;
  readonly declaration: ClassDeclaration;
}

/** Finds classes and Kotlin's top-level constants by name, reading further files only when somebody asks. */
export interface ClassIndex {
  find(qualifiedName: string): DeclaredClass | undefined;
  /** The class that a name means at a place of a file. */
  resolve(name: string, file: SourceFile, at?: ClassDeclaration): DeclaredClass | undefined;
  /** A `const val` outside of classes. */
  topLevelConstant(
    packageName: string,
    name: string,
  ): { readonly file: SourceFile; readonly member: Member } | undefined;
}

/**
 * @param parsed files that were read already; their classes may bear any name
 * @param paths every source file that may be looked at; a class is sought in the file that bears its name
 * @param read reads one of them, once
 */
export function indexClasses(
  parsed: readonly SourceFile[],
  paths: readonly string[],
  read: (path: string) => SourceFile | undefined,
): ClassIndex {
  const classes = new Map<string, DeclaredClass>();
  const constants = new Map<string, { readonly file: SourceFile; readonly member: Member }>();
  const known = new Set<string>();
  let byName: ReadonlyMap<string, readonly string[]> | undefined;
  let byFolder: ReadonlyMap<string, readonly string[]> | undefined;

  const add = (file: SourceFile): void => {
    known.add(file.path);
    for (const declaration of file.classes) {
      if (!classes.has(declaration.qualifiedName)) classes.set(declaration.qualifiedName, { file, declaration });
    }
    for (const member of file.topLevel) {
      if (member.constant !== undefined) constants.set(`${file.packageName}.${member.name}`, { file, member });
    }
  };
  parsed.forEach(add);

  const load = (path: string): void => {
    const file = known.has(path) ? undefined : read(path);
    known.add(path);
    if (file !== undefined) add(file);
  };

  const find = (qualifiedName: string): DeclaredClass | undefined => {
    const found = classes.get(qualifiedName);
    if (found !== undefined) return found;
    byName ??= groupPaths(paths, (path) => path.slice(path.lastIndexOf('/') + 1, path.lastIndexOf('.')));
    for (const segment of qualifiedName.split('.')) {
      if (!/^[A-Z]/.test(segment)) continue;
      for (const path of byName.get(segment) ?? []) load(path);
      if (classes.has(qualifiedName)) break;
    }
    return classes.get(qualifiedName);
  };

  return {
    find,
    resolve(name, file, at) {
      for (const candidate of qualifiedNames(name, file, at)) {
        const found = find(candidate);
        if (found !== undefined) return found;
      }
      return undefined;
    },
    topLevelConstant(packageName, name) {
      const key = `${packageName}.${name}`;
      if (constants.has(key)) return constants.get(key);
      // The folder of a Kotlin file ends like its package, but may leave out the part that all packages share.
      byFolder ??= groupPaths(
        paths.filter((path) => path.endsWith('.kt')),
        (path) => path.split('/').at(-2) ?? '',
      );
      for (const path of byFolder.get(packageName.slice(packageName.lastIndexOf('.') + 1)) ?? []) load(path);
      return constants.get(key);
    },
  };
}

function groupPaths(
  paths: readonly string[],
  nameOf: (path: string) => string,
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const name = nameOf(path);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [path]);
    else group.push(path);
  }
  return groups;
}

/** The qualified names that a name may stand for, in the order in which the languages try them. */
export function* qualifiedNames(name: string, file: SourceFile, at?: ClassDeclaration): Iterable<string> {
  const [first = '', ...rest] = name.split('.');
  const tail = rest.length === 0 ? '' : `.${rest.join('.')}`;
  for (let outer = at; outer !== undefined; outer = outer.outer) {
    if (outer.name === first) yield outer.qualifiedName + tail;
    yield `${outer.qualifiedName}.${name}`;
  }
  const imported = explicitImport(first, file);
  if (imported !== undefined) yield imported.name + tail;
  yield file.packageName === '' ? name : `${file.packageName}.${name}`;
  for (const wildcard of file.imports) {
    if (wildcard.isWildcard && !wildcard.isStatic) yield `${wildcard.name}.${name}`;
  }
  if (rest.length > 0) yield name;
}

const importsByName = new WeakMap<SourceFile, ReadonlyMap<string, Import>>();

/** The import that gives a simple name its meaning. */
export function explicitImport(name: string, file: SourceFile): Import | undefined {
  let imports = importsByName.get(file);
  if (imports === undefined) {
    const found = new Map<string, Import>();
    for (const imported of file.imports) {
      if (imported.isWildcard) continue;
      found.set(imported.alias ?? imported.name.slice(imported.name.lastIndexOf('.') + 1), imported);
    }
    imports = found;
    importsByName.set(file, imports);
  }
  return imports.get(name);
}
