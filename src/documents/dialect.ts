/**
 * Who reads a file. `java` is `java.util.Properties` (`@PropertySource`, `<context:property-placeholder>`, plain Java); the
 * others are the loaders of Spring Boot's config data, where their laws differ: Boot 2, 3.0 to 3.3, 3.4 to 4.0 (the plain name)
 * and 4.1. A `manifest` is read by Helm, kubectl and their like.
 */
export type Dialect = 'java' | 'manifest' | 'spring-boot-2' | 'spring-boot-3.0' | 'spring-boot' | 'spring-boot-4.1';

/** What differs between the YAML loaders. */
export interface YamlLaw {
  /** `LoaderOptions.nestingDepthLimit`; SnakeYAML 1.30 of Boot 2.7 has none, and ends where Java's stack does. */
  readonly nestingLimit: number;
  /** SnakeYAML 2.6 takes a tab between the tokens of a flow collection for a blank. */
  readonly tabsInFlow: boolean;
  /**
   * What YAML 1.2 allows beyond 1.1, and neither SnakeYAML nor go-yaml 2 does: tabs between tokens, a question mark as text in
   * brackets (`{ pattern: ^https?:// }`), and `\/` in double quotes, which some writers of JSON need.
   */
  readonly version12?: true;
  /** False where `YamlProcessor.asMap` fails at a key that is null. */
  readonly nullKeys: boolean;
  /** A document that is an empty map or list is the property `document`; from Boot 3.4 on it is none. */
  readonly emptyDocuments: boolean;
  /** An empty map takes the place of a value that stands before it; from Boot 3.4 to 4.0 it is nothing. */
  readonly emptyMaps: boolean;
  /** How an empty list within a key reads: from Boot 3.4 on it is the empty text. */
  readonly emptyListInKey: string;
  /** A key that stands twice in a mapping is no mistake: the later one holds (sigs.k8s.io/yaml). */
  readonly repeatedKeys?: true;
}

const current: YamlLaw = {
  nestingLimit: 50,
  tabsInFlow: false,
  nullKeys: true,
  emptyDocuments: false,
  emptyMaps: false,
  emptyListInKey: '',
};
const before34: YamlLaw = { ...current, nullKeys: false, emptyDocuments: true, emptyMaps: true, emptyListInKey: '[]' };

const laws: Readonly<Record<Dialect, YamlLaw>> = {
  java: current,
  manifest: { ...current, nestingLimit: 1_000, repeatedKeys: true },
  'spring-boot-2': { ...before34, nestingLimit: 1_000 },
  'spring-boot-3.0': before34,
  'spring-boot': current,
  'spring-boot-4.1': { ...current, tabsInFlow: true, emptyMaps: true },
};

export function yamlLawOf(dialect: Dialect): YamlLaw {
  return laws[dialect];
}
