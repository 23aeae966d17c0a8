/**
 * The tree of one YAML document as SnakeYAML composes it: aliases share the node of their anchor, tags are resolved.
 * `at` is the offset of the node's start mark in the text: of its tag or anchor where it has one, else of its content.
 */
export type YamlNode = ScalarNode | SequenceNode | MappingNode;

export interface ScalarNode {
  readonly kind: 'scalar';
  /** `str`, `int`, `float`, `bool`, `null`, `merge` …: a standard tag by its short name, any other in full. */
  readonly tag: string;
  readonly text: string;
  readonly at: number;
}

export interface SequenceNode {
  readonly kind: 'sequence';
  readonly tag: string;
  readonly items: YamlNode[];
  readonly at: number;
}

export interface MappingNode {
  readonly kind: 'mapping';
  readonly tag: string;
  /** What is written; SnakeYAML replaces it in place when it constructs the mapping or merges it into another. */
  entries: readonly MappingEntry[];
  /** What the mapping consists of once it is constructed: merge keys applied. */
  content?: readonly MappingEntry[];
  /** True where a key is a merge key. */
  merged: boolean;
  /** Written in braces, or as the `a: 1` of `[a: 1]`. */
  readonly flow: boolean;
  readonly at: number;
}

export interface MappingEntry {
  readonly key: YamlNode;
  readonly value: YamlNode;
  /**
   * True once the mapping has been constructed: from then on its scalar keys are plain objects to Spring Boot, before
   * that they are tracked values and equal to no plain one (OriginTrackedYamlLoader.KeyScalarNode).
   */
  readonly constructed: boolean;
}

/** One document of a stream: its content and the lines it covers, as offsets. */
export interface YamlDocument {
  readonly root: YamlNode;
  /** Offset of `---`, or of the start of the file. */
  readonly from: number;
  /** Offset behind the last character. */
  readonly to: number;
}

/** Why reading stops. Thrown inside the YAML reader only; `readYaml` turns it into a problem. */
export class YamlFailure extends Error {
  readonly code: string;
  readonly at: number;

  constructor(code: string, message: string, at: number) {
    super(message);
    this.code = code;
    this.at = at;
  }
}
