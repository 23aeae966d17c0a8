import type { ConfigDocument, Origin, Property } from '../documents/document.ts';

/**
 * An ordered map of properties with a name: what Spring calls a PropertySource. An environment is a list of them,
 * highest precedence first.
 */
export interface PropertySource {
  /** For people: the path of the file and the number of the document, or `environment variables`. */
  readonly name: string;
  /** `variables` are matched by the rules for environment variables, all others by their text. */
  readonly kind: 'document' | 'variables' | 'system' | 'arguments' | 'json' | 'random' | 'defaults';
  readonly properties: readonly Property[];
  /** The document that this source is made of, where it is one. Sources of one document share its index. */
  readonly document?: ConfigDocument;
  /** The file that it was read from, where it is no document of it: a manifest that lists variables. */
  readonly path?: string;
}

/**
 * A place that supplies values which the repository cannot show: a config server, a vault, an import of a file that is
 * not here. An environment with such a source is open: a key that is not found may still have a value.
 */
export interface OpenSource {
  /** What it is, for people: `config server`, `import of file:/etc/app/extra.yml`. */
  readonly what: string;
  /** Where the repository says so. */
  readonly origin?: Origin;
  /** The application starts without it as well (`optional:`). */
  readonly optional?: boolean;
}

/** Spring would not start: class and message as far as they are known, and where the cause stands. */
export interface StartupFailure {
  /** Simple name of the exception class, for example `InvalidConfigDataPropertyException`. */
  readonly exception: string;
  readonly message: string;
  readonly origin?: Origin;
  /** Class and message of the exception that caused it, where that one tells more: `InactiveConfigDataAccessException: …`. */
  readonly cause?: string;
  /** The message is that of our reader of the file, which quotes no value. */
  readonly ofReader?: true;
  /**
   * The location on the class path that is not there as far as the repository shows. A library may bring it, or the build
   * write it, and then Spring starts: it is an open source as well.
   */
  readonly unseen?: { readonly location: string; readonly source: OpenSource };
  /**
   * It is the config server that fails, and gives no answer at all: what its files say is unknown to the client. It is
   * perhaps never asked where the client says in bootstrap files that it asks, and its build does not show that these are read.
   */
  readonly ofServer?: 'asked' | 'perhaps asked';
}
