import { dashedForm } from '../spring/names.ts';
import { attribute, type PlacedAnnotation } from './annotations.ts';
import type { ClassIndex } from './class-index.ts';
import type { Scope } from './constants.ts';
import type { CodeUse, Guard, IdleConstraints } from './facts.ts';
import { guardsOf } from './guards.ts';
import type { ClassDeclaration, Member, Parameter, SourceFile } from './source-file.ts';
import type { Understanding } from './uses.ts';

export interface BoundUses {
  readonly uses: readonly CodeUse[];
  readonly idle: readonly IdleConstraints[];
}

/** Deeper nesting of properties classes is not followed. */
const deepestNesting = 6;

/** What `@ConfigurationProperties`, on classes and on `@Bean` methods, cannot do without. */
export function boundUses(file: SourceFile, index: ClassIndex, understanding: Understanding): BoundUses {
  const uses: CodeUse[] = [];
  const idle: IdleConstraints[] = [];
  for (const declaration of file.classes) {
    if (declaration.isLocal) continue;
    const scope = { file, owner: declaration };
    const annotations = understanding.flatten(declaration.annotations, scope);
    const prefix = prefixOf(annotations, understanding);
    if (prefix !== undefined) {
      const isBoundByConstructor = !annotations.some(({ known }) => known !== undefined && stereotypes.has(known));
      const context: Context = {
        index,
        understanding,
        isValidated: isValidated(annotations),
        isBoundByConstructor,
        owner: declaration.qualifiedName,
        reader: 'bound',
        guards: [],
      };
      const found = membersOf(file, declaration, prefix, context, 0);
      uses.push(...found.uses);
      // Boot looks for @Validated in the whole hierarchy of types, and asks a class that is a Validator itself.
      const isIdle = !context.isValidated && declaration.supertypes.length === 0 && found.constrained.length > 0;
      if (isIdle) idle.push(idleOf(file, declaration, prefix, found.constrained));
    }
    for (const method of declaration.members) {
      if (method.kind !== 'method') continue;
      const onMethod = understanding.flatten(method.annotations, scope);
      const methodPrefix = onMethod.some(({ known }) => known === 'Bean')
        ? prefixOf(onMethod, understanding)
        : undefined;
      const made = methodPrefix === undefined ? undefined : index.resolve(bareType(method.type), file, declaration);
      if (methodPrefix === undefined || made === undefined) continue;
      const onClass = understanding.flatten(made.declaration.annotations, { file: made.file, owner: made.declaration });
      const context: Context = {
        index,
        understanding,
        isValidated: isValidated(onMethod) || isValidated(onClass),
        isBoundByConstructor: false,
        owner: declaration.qualifiedName,
        reader: 'component',
        guards: guardsOf(onMethod, understanding.fold),
      };
      uses.push(...membersOf(made.file, made.declaration, methodPrefix, context, 0).uses);
    }
  }
  return { uses, idle };
}

const stereotypes: ReadonlySet<string> = new Set(['Component', 'Configuration', 'Service', 'SpringBootApplication']);

const constraints: ReadonlySet<string> = new Set(['NotBlank', 'NotEmpty', 'NotNull']);

const primitive = /^(?:boolean|byte|char|double|float|int|long|short)$/;

/** The constraint that 0 or `false` breaks, which a primitive has without a value. */
function refusalOfZero(annotations: readonly PlacedAnnotation[], { fold }: Understanding): string | undefined {
  const found = annotations.find(({ known, annotation, scope }) => {
    if (known !== 'Min') return known === 'Positive' || known === 'AssertTrue';
    const [least] = attribute(annotation, 'value');
    return least !== undefined && Number(fold(least, scope)) > 0;
  });
  return found?.known;
}

interface Context {
  readonly index: ClassIndex;
  readonly understanding: Understanding;
  readonly isValidated: boolean;
  /** Otherwise by setters, and nobody but a constraint misses a value. */
  readonly isBoundByConstructor: boolean;
  /** The class by which the uses live: of a `@Bean` method the one that has the method. */
  readonly owner: string;
  readonly reader: CodeUse['reader'];
  readonly guards: readonly Guard[];
}

function prefixOf(annotations: readonly PlacedAnnotation[], { fold }: Understanding): string | undefined {
  const found = annotations.find(({ known }) => known === 'ConfigurationProperties');
  if (found === undefined) return undefined;
  const [expression] = attribute(found.annotation, 'value', 'prefix');
  return expression === undefined ? '' : fold(expression, found.scope);
}

function isValidated(annotations: readonly PlacedAnnotation[]): boolean {
  return annotations.some(({ known }) => known === 'Validated');
}

function idleOf(
  file: SourceFile,
  declaration: ClassDeclaration,
  prefix: string,
  members: readonly string[],
): IdleConstraints {
  return { owner: declaration.qualifiedName, prefix, members, origin: file.originOf(declaration.offset) };
}

interface Members {
  readonly uses: readonly CodeUse[];
  /** Names of members with a constraint. */
  readonly constrained: readonly string[];
}

function membersOf(
  file: SourceFile,
  declaration: ClassDeclaration,
  prefix: string,
  context: Context,
  depth: number,
): Members {
  const uses: CodeUse[] = [];
  const constrained: string[] = [];
  const scope: Scope = { file, owner: declaration };
  const primary = declaration.members.find(({ kind, isPrimary }) => kind === 'constructor' && isPrimary);
  const isKotlin = file.language === 'kotlin';

  const consider = (item: Member | Parameter, hasInitial: boolean, isKotlinParameter: boolean): void => {
    const annotations = context.understanding.flatten(item.annotations, scope);
    const key = (prefix === '' ? '' : `${prefix}.`) + dashedForm(item.name);
    const hasDefault = hasInitial || annotations.some(({ known }) => known === 'DefaultValue');
    const constraint = annotations.find(({ known }) => known !== undefined && constraints.has(known));
    if (constraint !== undefined) constrained.push(item.name);
    // A primitive has a value from the start, if one that may be refused.
    const refused = primitive.test(item.type) ? refusalOfZero(annotations, context.understanding) : constraint?.known;
    const isConstrained = context.isValidated && refused !== undefined;
    const isNonNull = isKotlinParameter && context.isBoundByConstructor && !item.type.endsWith('?');
    const nested = nestedClass(item.type, file, declaration, context);
    if (nested !== undefined && depth < deepestNesting) {
      // Nothing enters an object that is absent and may be: only one that is there, or has to be, needs its members.
      const isEntered = isNonNull ? !hasDefault : hasInitial && annotations.some(({ known }) => known === 'Valid');
      const inner = membersOf(nested.file, nested.declaration, key, context, depth + 1);
      if (isEntered) uses.push(...inner.uses);
      if (isNonNull && inner.uses.some((use) => !use.hasDefault)) return;
    }
    if (!isConstrained && !isNonNull) return;
    uses.push({
      key,
      hasDefault,
      form: 'configuration-properties',
      ...(refused !== undefined && { annotation: refused }),
      origin: file.originOf(item.offset),
      owner: context.owner,
      member: item.name,
      reader: context.reader,
      guards: context.guards,
    });
  };

  for (const parameter of primary?.parameters ?? []) consider(parameter, parameter.hasDefault, isKotlin);
  for (const field of declaration.members) {
    if (field.kind !== 'field' || field.modifiers.includes('static') || field.modifiers.includes('const')) continue;
    consider(field, field.hasInitializer, false);
  }
  return { uses, constrained };
}

/** A class of the repository that a property is made of. */
function nestedClass(type: string, file: SourceFile, at: ClassDeclaration, { index }: Context) {
  const name = bareType(type);
  if (!/^[A-Z]\w*(?:\.[A-Z]\w*)*$/.test(name) || name === at.name) return undefined;
  if (!file.classes.some((declaration) => declaration.name === name.split('.').at(-1))) {
    if (builtIn.has(name)) return undefined;
  }
  const found = index.resolve(name, file, at);
  const kind = found?.declaration.kind;
  return kind === 'class' || kind === 'record' ? found : undefined;
}

const builtIn: ReadonlySet<string> = new Set([
  'Boolean',
  'DataSize',
  'Double',
  'Duration',
  'Int',
  'Integer',
  'List',
  'Long',
  'Map',
  'Resource',
  'Set',
  'String',
  'URI',
  'URL',
]);

function bareType(type: string): string {
  return type.replace(/\?$/, '').trim();
}
