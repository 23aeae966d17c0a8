/** The line to add, with a marker where the value belongs: `kms.cache.ttl=KEYPARITY_FILL_IN`. */
export interface Insertion {
  readonly path: string;
  /** Number of the line that the text becomes (what stands there moves down). */
  readonly line: number;
  /** One or more lines (a YAML key may need its parents), joined with LF. */
  readonly text: string;
  /** The name under which the key is written there, where that is another one: a variable of the process. */
  readonly variable?: string;
}
