import type { Origin, Property } from '../documents/document.ts';

/** The character set that a reader is told. */
export interface Encoding {
  /** As it is written, by Java's name; absent: code works it out. */
  readonly name?: string;
}

/** A file that a reader asks for. */
export interface SourceLocation {
  /** `undefined` for one that cannot be read. */
  readonly text: string | undefined;
  /** Absent: ISO-8859-1, as `java.util.Properties` reads. It is no matter to YAML. */
  readonly encoding?: Encoding;
}

/** Something in code or XML that reads property files when the application starts. */
export interface SourceReader {
  /** As people know it: `@PropertySource`, `<context:property-placeholder>`. */
  readonly by: string;
  /** In the order in which they are written, each stronger than the one before. */
  readonly locations: readonly SourceLocation[];
  /** A file that is not there is no failure. */
  readonly ignoresMissing: boolean;
  /** `.yml` files are read as YAML, not as properties. */
  readonly readsYaml: boolean;
  /** More values, or others than those of the files, may come of it. */
  readonly isOpaque: boolean;
  readonly origin: Origin;
  /** Whether it is at work where these profiles are active, as far as can be told. */
  livesUnder(profiles: readonly string[]): 'yes' | 'no' | 'maybe';
}

/** A configurer of placeholders: it asks the environment, and files of its own. */
export interface ConfigurerReader extends SourceReader {
  /** Properties that stand beside the locations; weaker than these, unless its own are stronger than the environment. */
  readonly inline: readonly Property[];
  readonly localOverride: boolean;
  /** False for `PropertyPlaceholderConfigurer`, which knows no property sources. */
  readonly asksEnvironment: boolean;
  readonly ignoresUnresolvable: boolean;
  /** Number of the context that it belongs to. */
  readonly context: number;
}

/** Locations that are all read in one character set. */
export function locationsIn(
  texts: readonly (string | undefined)[],
  encoding: Encoding | undefined,
): readonly SourceLocation[] {
  return texts.map((text) => ({ text, ...(encoding !== undefined && { encoding }) }));
}

/** All that reads property files in one module and in those that it contains. */
export interface Readers {
  /** Directory of the module. */
  readonly module: string;
  /** The module itself, and those that it contains. */
  readonly contained: readonly string[];
  /** What begins in the module: Spring Boot, another context, or nothing, so that it is part of something else. */
  readonly begins: 'spring-boot' | 'plain-spring' | 'nothing';
  /** The web.xml or the class with which it begins. */
  readonly origin: Origin;
  /** `@PropertySource`, in the order in which they are processed: each stronger than the one before. */
  readonly annotated: readonly SourceReader[];
  /** In the order in which they work. */
  readonly configurers: readonly ConfigurerReader[];
  /** Keys that placeholders in its XML ask for. */
  readonly asked: ReadonlySet<string>;
  /** Profiles that any condition of its code names. */
  readonly profilesNamed: ReadonlySet<string>;
  /** Profiles that it gives itself. */
  readonly profilesByDefault: readonly string[];
}
