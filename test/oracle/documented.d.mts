/** The cases that docs/fidelity.md names as those in which Keyparity leaves something open: `topic/id`. */
export declare function documentedCases(): ReadonlySet<string>;
