import type { Origin } from '../documents/document.ts';
import type { ProvidedMark } from './provided-marks.ts';
import type { Encoding } from './readers.ts';

/** A condition on a class or a method, under which Spring makes a bean of it. */
export type Guard = { readonly text: string; readonly origin: Origin } & (
  | { readonly kind: 'profile'; readonly expressions: readonly string[] }
  | {
      readonly kind: 'property';
      readonly keys: readonly string[];
      /** Empty: any value but `false`. */
      readonly havingValue: string;
      readonly matchIfMissing: boolean;
    }
  /** A condition that only the running application can decide, or one under which the bean is not made at start. */
  | { readonly kind: 'unknown' }
);

export type UseForm = 'value' | 'annotation' | 'property' | 'required-property' | 'configuration-properties' | 'xml';

/** A place in the code that asks for a key. */
export interface CodeUse {
  readonly key: string;
  /** It starts without the key as well. */
  readonly hasDefault: boolean;
  /** Asked for only where this key has no value: `b` in `${a:${b}}`. */
  readonly fallbackOf?: string;
  readonly form: UseForm;
  /** Simple name of the annotation; absent for calls and XML. */
  readonly annotation?: string;
  readonly origin: Origin;
  /** Qualified name of the class that it stands in; of XML the path of the file. */
  readonly owner: string;
  /** Field, method or parameter. */
  readonly member: string;
  /**
   * Who must be at work for the key to be read: Spring calls the `constructor`; Spring fills the `instance`, whoever made
   * it; the class is a `component` whose annotations are processed; its properties are `bound`.
   */
  readonly reader: 'constructor' | 'instance' | 'component' | 'bound';
  /** Conditions of the method, beyond those of the class. */
  readonly guards: readonly Guard[];
  /** It is converted to a primitive type, which the empty text is no value of. */
  readonly refusesEmpty?: true;
  /** Why nobody can be sure that it is read at start, even if the bean is made. */
  readonly doubt?: string;
}

/** Constraints of a `@ConfigurationProperties` class without `@Validated`: nobody checks them. */
export interface IdleConstraints {
  readonly owner: string;
  /** What its keys begin with. */
  readonly prefix: string;
  readonly members: readonly string[];
  readonly origin: Origin;
}

export interface BeanMethod {
  readonly name: string;
  readonly guards: readonly Guard[];
  /** Qualified names of classes whose instance it returns. */
  readonly returns: readonly string[];
  /** Those that it makes on the way: perhaps beans, perhaps not. */
  readonly constructs: readonly string[];
  readonly origin: Origin;
}

/** What a class says about which beans there are. */
export interface CodeClass {
  readonly name: string;
  readonly path: string;
  readonly packageName: string;
  readonly outer?: string;
  readonly origin: Origin;
  /** Neither an interface nor abstract. */
  readonly isConcrete: boolean;
  readonly supertypes: readonly string[];
  /** A stereotype, its own or through an annotation of the repository. */
  readonly isComponent: boolean;
  readonly isFeignClient: boolean;
  /** `@SpringBootApplication`, `@EnableAutoConfiguration`, `@SpringBootConfiguration`. */
  readonly isApplication: boolean;
  readonly guards: readonly Guard[];
  readonly scans: readonly ComponentScan[];
  /** Classes of `@Import`. */
  readonly imports: readonly string[];
  /** Locations of `@ImportResource`. */
  readonly xmlResources: readonly string[];
  /** Each `@PropertySource`, in the order in which they are written. */
  readonly propertySources: readonly AnnotatedSource[];
  /** Simple names of its `@Enable…` annotations. */
  readonly enables: ReadonlySet<string>;
  readonly enabledProperties: readonly string[];
  readonly propertiesPackages?: readonly string[];
  readonly feignPackages?: readonly string[];
  readonly bindsProperties: boolean;
  readonly beanMethods: readonly BeanMethod[];
}

/** A `@PropertySource`. */
export interface AnnotatedSource {
  /** `undefined` for one that is no constant. */
  readonly locations: readonly (string | undefined)[];
  /** `ignoreResourceNotFound`, which forgives a placeholder without a value as well. */
  readonly ignoresMissing: boolean;
  readonly encoding?: Encoding;
  /** Simple name of the class that reads the file; absent: Spring's own, which reads properties. */
  readonly factory?: string;
  readonly origin: Origin;
}

/** A method that makes a configurer of placeholders. */
export interface MadeConfigurer {
  /** Qualified name of the class with the method. */
  readonly owner: string;
  readonly className: string;
  readonly locations: readonly (string | undefined)[];
  readonly ignoresUnresolvable: boolean;
  readonly ignoresMissing: boolean;
  readonly localOverride: boolean;
  readonly encoding?: Encoding;
  readonly guards: readonly Guard[];
  readonly origin: Origin;
}

export interface ComponentScan {
  readonly packages: readonly string[];
  /** Filters decide further; what they say is not followed. */
  readonly isFiltered: boolean;
}

/** What a source file says about configuration. */
export interface CodeFacts {
  readonly path: string;
  readonly uses: readonly CodeUse[];
  readonly classes: readonly CodeClass[];
  readonly idleConstraints: readonly IdleConstraints[];
  /** Qualified names of classes that a main method hands to Spring. */
  readonly started: readonly string[];
  /** Locations of XML that code loads. */
  readonly xmlLocations: readonly string[];
  /** Keys to which code gives a value before the beans are made. */
  readonly given: readonly string[];
  /** Keys that a comment says to come from outside. */
  readonly marks: readonly ProvidedMark[];
  /** A configurer is told to leave alone what does not resolve. */
  readonly ignoresUnresolvable: boolean;
  /** Methods that make a `PropertySourcesPlaceholderConfigurer` or its predecessor. */
  readonly configurers: readonly MadeConfigurer[];
  /** The file has a main method, or a class that a servlet container starts. */
  readonly begins: boolean;
}
