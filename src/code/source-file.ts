import type { Origin } from '../documents/document.ts';
import type { Language } from './lexer.ts';
import type { ProvidedMark } from './provided-marks.ts';

/**
 * A Java or Kotlin file as far as configuration is concerned: declarations, annotations, constants, a few calls. What
 * they call offset is a number for `originOf`.
 */
export interface SourceFile {
  readonly path: string;
  readonly language: Language;
  /** Empty for the default package. */
  readonly packageName: string;
  readonly imports: readonly Import[];
  /** Every class, outer ones before inner ones. */
  readonly classes: readonly ClassDeclaration[];
  /** Kotlin's functions, properties and constants outside of classes. */
  readonly topLevel: readonly Member[];
  readonly calls: readonly Call[];
  /** How many annotations were read, those inside of method bodies included. */
  readonly annotationCount: number;
  readonly marks: readonly ProvidedMark[];
  originOf(offset: number): Origin;
}

export interface Import {
  /** Qualified name, without `.*`. */
  readonly name: string;
  readonly alias?: string;
  readonly isStatic: boolean;
  readonly isWildcard: boolean;
}

/** An expression as far as a constant can be made of it. */
export type Expression = { readonly offset: number } & (
  | { readonly kind: 'text'; readonly text: string }
  /** `NAME`, `Cls.NAME` */
  | { readonly kind: 'name'; readonly path: string }
  | { readonly kind: 'sum'; readonly operands: readonly Expression[] }
  | { readonly kind: 'list'; readonly elements: readonly Expression[] }
  | { readonly kind: 'annotation'; readonly annotation: Annotation }
  /** `Cls.class`, `Cls::class` */
  | { readonly kind: 'type'; readonly name: string }
  | { readonly kind: 'call'; readonly path: string; readonly arguments: readonly Argument[] }
  | { readonly kind: 'unknown' }
);

export interface Argument {
  /** Absent where it is given by position: then it is `value`, or the parameter of that position. */
  readonly name?: string;
  readonly value: Expression;
}

/** What an annotation is put on, where Kotlin says so: `@param:Value`. */
export type UseSite =
  | 'all'
  | 'delegate'
  | 'field'
  | 'file'
  | 'get'
  | 'param'
  | 'property'
  | 'receiver'
  | 'set'
  | 'setparam';

export interface Annotation {
  /** As written: simple or qualified. */
  readonly name: string;
  readonly useSite?: UseSite;
  readonly arguments: readonly Argument[];
  readonly offset: number;
}

export type ClassKind = 'class' | 'interface' | 'enum' | 'record' | 'object' | 'annotation';

export interface ClassDeclaration {
  readonly kind: ClassKind;
  readonly name: string;
  /** Name with package and outer classes, joined with dots. */
  readonly qualifiedName: string;
  readonly outer?: ClassDeclaration;
  /** Declared in the body of a method or an initializer. */
  readonly isLocal: boolean;
  readonly modifiers: readonly string[];
  readonly annotations: readonly Annotation[];
  /** Superclass and interfaces, as written, without type arguments. */
  readonly supertypes: readonly string[];
  readonly members: readonly Member[];
  readonly offset: number;
}

export interface Member {
  readonly kind: 'field' | 'method' | 'constructor';
  readonly name: string;
  /** As written; empty where Kotlin infers it, and for constructors. */
  readonly type: string;
  readonly modifiers: readonly string[];
  readonly annotations: readonly Annotation[];
  readonly parameters: readonly Parameter[];
  /** A record's header or Kotlin's primary constructor. */
  readonly isPrimary: boolean;
  readonly hasInitializer: boolean;
  /** The initializer of a constant. */
  readonly constant?: Expression;
  readonly offset: number;
}

export interface Parameter {
  readonly name: string;
  readonly type: string;
  readonly annotations: readonly Annotation[];
  readonly modifiers: readonly string[];
  readonly hasDefault: boolean;
  readonly offset: number;
}

/** A call of a method or constructor that says something about configuration. */
export interface Call {
  readonly name: string;
  /** What stands before the dot: `environment`, `System`; empty where there is none. */
  readonly receiver: string;
  readonly typeArgument?: string;
  readonly arguments: readonly Argument[];
  /** `new X(…)`, or a name with a capital letter in Kotlin. */
  readonly isConstruction: boolean;
  /** Its value is what the method returns. */
  readonly isReturned: boolean;
  /** In a block or a lambda within the method, so that it may not be reached. */
  readonly isNested: boolean;
  readonly owner?: ClassDeclaration;
  readonly member?: Member;
  readonly offset: number;
}
