import { type ClassIndex, explicitImport } from './class-index.ts';
import type { ClassDeclaration, Expression, Member, SourceFile } from './source-file.ts';

/** Where an expression stands: what its names mean depends on it. */
export interface Scope {
  readonly file: SourceFile;
  readonly owner?: ClassDeclaration | undefined;
}

/** The text that an expression is known to have, or `undefined`. */
export type Fold = (expression: Expression, scope: Scope) => string | undefined;

/** No key is longer; constants that double each other would grow without bound. */
const longestText = 8192;
const maximumDepth = 60;

/**
 * Works out constant expressions: literals, concatenation, constants of the same class, of outer classes and supertypes,
 * of imports (static ones and Kotlin's), of the same package, and `Cls.NAME`. Each constant is worked out once.
 */
export function constantFolder(index: ClassIndex): Fold {
  const folded = new Map<Member, string | undefined>();

  const fold = (expression: Expression, scope: Scope, depth: number): string | undefined => {
    if (depth > maximumDepth) return undefined;
    if (expression.kind === 'text') return expression.text;
    if (expression.kind === 'name') return constantNamed(expression.path, scope, depth + 1);
    if (expression.kind !== 'sum') return undefined;
    let text = '';
    for (const operand of expression.operands) {
      const part = fold(operand, scope, depth + 1);
      if (part === undefined || text.length + part.length > longestText) return undefined;
      text += part;
    }
    return text;
  };

  const textOfConstant = (member: Member, scope: Scope, depth: number): string | undefined => {
    if (folded.has(member)) return folded.get(member);
    // A constant that is made of itself has no value.
    folded.set(member, undefined);
    const text = member.constant === undefined ? undefined : fold(member.constant, scope, depth);
    folded.set(member, text);
    return text;
  };

  const constantNamed = (path: string, scope: Scope, depth: number): string | undefined => {
    const dot = path.lastIndexOf('.');
    const name = path.slice(dot + 1);
    if (dot !== -1) {
      const found = index.resolve(path.slice(0, dot), scope.file, scope.owner);
      if (found !== undefined) return constantOf(found.file, found.declaration, name, depth);
      return topLevel(path.slice(0, dot), name, depth);
    }
    for (let owner = scope.owner; owner !== undefined; owner = owner.outer) {
      const text = constantOf(scope.file, owner, name, depth);
      if (text !== undefined) return text;
    }
    const own = scope.file.topLevel.find((member) => member.name === name && member.constant !== undefined);
    if (own !== undefined) return textOfConstant(own, { file: scope.file }, depth);
    return importedConstant(name, scope, depth);
  };

  const importedConstant = (name: string, { file }: Scope, depth: number): string | undefined => {
    const imported = explicitImport(name, file);
    if (imported !== undefined) {
      const dot = imported.name.lastIndexOf('.');
      const holder = imported.name.slice(0, dot);
      const constant = imported.name.slice(dot + 1);
      const declared = index.find(holder);
      return declared === undefined
        ? topLevel(holder, constant, depth)
        : constantOf(declared.file, declared.declaration, constant, depth);
    }
    for (const { name: holder, isWildcard, isStatic } of file.imports) {
      if (!isWildcard || (file.language === 'java' && !isStatic)) continue;
      const declared = index.find(holder);
      const text =
        declared === undefined
          ? topLevel(holder, name, depth)
          : constantOf(declared.file, declared.declaration, name, depth);
      if (text !== undefined) return text;
    }
    return topLevel(file.packageName, name, depth);
  };

  const topLevel = (packageName: string, name: string, depth: number): string | undefined => {
    const found = index.topLevelConstant(packageName, name);
    return found === undefined ? undefined : textOfConstant(found.member, { file: found.file }, depth);
  };

  /** A constant of a class, of its companion object, or one that it inherits. */
  const constantOf = (file: SourceFile, owner: ClassDeclaration, name: string, depth: number): string | undefined => {
    if (depth > maximumDepth) return undefined;
    const member = owner.members.find((candidate) => candidate.name === name && candidate.constant !== undefined);
    if (member !== undefined) return textOfConstant(member, { file, owner }, depth);
    for (const companion of file.classes) {
      if (companion.outer !== owner || !companion.modifiers.includes('companion')) continue;
      const inner = companion.members.find((candidate) => candidate.name === name && candidate.constant !== undefined);
      if (inner !== undefined) return textOfConstant(inner, { file, owner: companion }, depth);
    }
    for (const supertype of owner.supertypes.slice(0, 20)) {
      const found = index.resolve(supertype, file, owner.outer ?? owner);
      if (found === undefined || found.declaration === owner) continue;
      const text = constantOf(found.file, found.declaration, name, depth + 20);
      if (text !== undefined) return text;
    }
    return undefined;
  };

  return (expression, scope) => fold(expression, scope, 0);
}
