/** Typed face of oracle.mjs; README.md describes the fields of a case and of an answer. */

export interface OracleCase {
  readonly id: string;
  readonly why?: string;
  /** Generations that the case is for; all without it. */
  readonly v?: readonly string[];
  /** Files at the root of the classpath and in the working directory: path to text. `a/` is an empty directory. */
  readonly cp?: Readonly<Record<string, string>>;
  readonly fs?: Readonly<Record<string, string>>;
  /** The same with the bytes in base64, for files that are not UTF-8. */
  readonly cp64?: Readonly<Record<string, string>>;
  readonly fs64?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly sys?: Readonly<Record<string, string>>;
  readonly defaults?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** Short for `--spring.profiles.active=…`. */
  readonly profiles?: readonly string[];
  readonly get?: readonly string[];
  readonly embedded?: readonly string[];
  readonly list?: readonly string[];
  readonly map?: readonly string[];
  /** What the author of the case says Spring does; checked whenever the case is recorded. */
  readonly expect?: OracleExpectation;
  /** The answer is only how long it takes. */
  readonly timed?: boolean;
  /** Sources of an application: with them the case starts a context. */
  readonly java?: Readonly<Record<string, string>>;
  /** XML files on the classpath and classes of `java` that make a context without Spring Boot. */
  readonly context?: readonly string[];
}

/** Every entry is optional: what is not named is not checked. Messages are parts of the real ones. */
export interface OracleExpectation {
  /** `null`: there is no such property. */
  readonly get?: Readonly<Record<string, string | null>>;
  /** Keys whose look-up throws: key to message. */
  readonly raises?: Readonly<Record<string, string>>;
  readonly embedded?: Readonly<Record<string, string>>;
  readonly embeddedRaises?: Readonly<Record<string, string>>;
  readonly list?: Readonly<Record<string, readonly string[]>>;
  readonly map?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly profiles?: readonly string[];
  /** Number of sources that come from configuration files. */
  readonly documents?: number;
  /** Simple name of an exception of the chain, and part of a message of the chain. */
  readonly failure?: readonly [className: string, message: string];
  readonly started?: true;
  /** The keys that keep the application from starting. */
  readonly keys?: readonly string[];
}

export interface OracleError {
  readonly error: { readonly class: string; readonly message: string | null };
}

export interface OracleFailure {
  /** Simple class names and messages, from the outermost exception to the root cause. */
  readonly classes: readonly string[];
  readonly messages: readonly (string | null)[];
  /** Only of a case with `java`: the keys that the failure blames. */
  readonly keys?: readonly string[];
}

export interface OracleProperty {
  /** What `Environment.getProperty` returns; absent where it throws or is random. */
  readonly value?: string;
  readonly error?: OracleError['error'];
  readonly random?: true;
  /** The text before placeholders, where it differs from the value. */
  readonly raw?: string;
  /** The Java type of the value, where it is no text. */
  readonly type?: string;
  /** The source that the value comes from, counted from 0 in `sources`. */
  readonly source?: number;
  readonly origin?:
    | { readonly resource: string; readonly line: number; readonly column: number }
    | { readonly text: string };
}

export interface OracleAnswer {
  readonly id: string;
  /** The exact version that answered. */
  readonly boot: string;
  readonly profiles?: readonly string[];
  /** Only where no profile is active. */
  readonly defaultProfiles?: readonly string[];
  readonly sources?: readonly string[];
  readonly properties?: Readonly<Record<string, OracleProperty>>;
  readonly get?: Readonly<Record<string, string | null | OracleError>>;
  readonly embedded?: Readonly<Record<string, string | null | OracleError>>;
  readonly list?: Readonly<Record<string, readonly string[] | null | { readonly failure: OracleFailure }>>;
  readonly map?: Readonly<
    Record<string, Readonly<Record<string, string>> | null | { readonly failure: OracleFailure }>
  >;
  readonly started?: true;
  readonly failure?: OracleFailure;
  /** The case itself is wrong: its files cannot be written or its sources do not compile. */
  readonly refused?: string;
}

export interface Oracle {
  readonly generation: string;
  /** Cases may be asked without waiting; they are answered in order. Rejects where the process has ended or a case hangs. */
  ask(given: OracleCase): Promise<OracleAnswer>;
  close(): Promise<void>;
}

/** `2.7`, `3.5`, `4.1`: the generations that there is an oracle for. */
export declare const generations: readonly string[];
/** Those of the oracle for config servers. */
export declare const configServerGenerations: readonly string[];
/** True where the oracle can be built and run. */
export declare function hasJava(): boolean;
/** `cases`: about how many will be asked; many are worth a slower start. `configServer`: with Spring Cloud's. */
export declare function openOracle(
  generation: string,
  expected?: { readonly cases?: number; readonly configServer?: boolean },
): Oracle;
