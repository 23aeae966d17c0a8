/** A place in a file. Lines and columns count from 1; columns count UTF-16 units. */
export interface Origin {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** One entry of a document, as Spring's loader produces it: flattened key, text of the value before placeholders. */
export interface Property {
  /** The key as Spring's loader spells it (`list[0].name`, `path[a.b]`). */
  readonly key: string;
  /** What `Environment.getProperty` would see before placeholders are resolved (`010` in YAML is `8`). */
  readonly value: string;
  /** Where a person looks for it: the first character of the key (of a YAML list element: of the element). */
  readonly origin: Origin;
  /** Where Spring says it is: the first character of the value. */
  readonly valueOrigin: Origin;
  /**
   * Set where the YAML value was an empty map or list, or an element that is an empty map: what becomes of it depends
   * on the Boot generation (see `spring/generation.ts`).
   */
  readonly shape?: 'empty-map' | 'empty-list';
  /** True for a value that is no String in Java (a file of a config tree): `getProperty` leaves its placeholders as they are. */
  readonly verbatim?: true;
  /** True where a build step or a template engine replaces part of the text before the application reads it. */
  readonly opaque?: true;
  /** It comes from where nothing but secrets are kept: a `Secret` of Kubernetes. */
  readonly ofSecret?: true;
  /** True where a template may leave the whole property out, or write it several times; it is opaque as well. */
  readonly uncertain?: true;
}

/** A key written twice in one document; the later one wins. */
export interface Duplicate {
  readonly key: string;
  /** The entry that is lost. */
  readonly earlier: Origin;
  /** The entry that wins. */
  readonly later: Origin;
  /** Both have the same text: harmless, but still a slip. */
  readonly same: boolean;
}

/** One document of a file: the unit that Spring activates and layers. */
export interface ConfigDocument {
  readonly path: string;
  /** Number of the document in its file, from 0, counting as Spring counts (empty documents have no number). */
  readonly index: number;
  /** How many numbered documents the file has. */
  readonly count: number;
  /** First and last line of the document. */
  readonly firstLine: number;
  readonly lastLine: number;
  /** In the order of Spring's map: place of the first writing, value of the last. */
  readonly properties: readonly Property[];
  readonly duplicates: readonly Duplicate[];
}

/** What is wrong with a file. `fatal`: the application would not start with it (or it cannot be read at all). */
export interface ReadProblem {
  readonly code: string;
  /** One sentence, without the place and without any value of the file. */
  readonly message: string;
  readonly origin: Origin;
  readonly fatal: boolean;
}

/** A `keyparity-…` comment of a file, see `documents/directives.ts`. */
export interface Directive {
  /** The words behind `keyparity-`, for example `ignore`. */
  readonly verb: string;
  /** Everything behind the verb, trimmed. */
  readonly text: string;
  readonly origin: Origin;
  /** Line of the first following line that is neither blank nor a comment; 0 where there is none. */
  readonly nextLine: number;
}

export type ConfigFormat = 'properties' | 'yaml';

/** A place of a template that becomes properties which nobody can know. */
export interface OpenPlace {
  /** For people: `keys that server.properties.erb makes`. */
  readonly what: string;
  readonly origin: Origin;
}

/** A configuration file, read. Reading never throws: what could be read is here, what could not is a problem. */
export interface ConfigFile {
  readonly path: string;
  readonly format: ConfigFormat;
  readonly documents: readonly ConfigDocument[];
  readonly problems: readonly ReadProblem[];
  readonly directives: readonly Directive[];
  /** Nobody knows its character set and it holds more than ASCII, so that its keys and values are a guess. */
  readonly guessed?: true;
  /** Of a template: where it makes keys. */
  readonly open?: readonly OpenPlace[];
}
