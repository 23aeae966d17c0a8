import type { Origin, Property, ReadProblem } from '../documents/document.ts';
import type { Basis } from '../repository/basis.ts';
import type { OpenSource } from '../spring/property-source.ts';

/** A variable that a manifest gives to a process. */
export interface WrittenVariable {
  readonly name: string;
  readonly value: string;
  /** Of its value nothing but the existence can be told: a secret, a field of the pod, text that a pipeline fills in. */
  readonly opaque: boolean;
  /** It comes from where nothing but secrets are kept. */
  readonly ofSecret?: true;
  readonly origin: Origin;
}

/** What one file gives to the processes of an environment. */
export interface VariableLayer {
  readonly path: string;
  /** `shared`: the file is meant for every environment; what one of them writes in its own file is its override. */
  readonly kind: 'shared' | 'environment';
  readonly variables: readonly WrittenVariable[];
}

/** Where a person writes a variable for an environment. */
export interface VariableHome {
  readonly path: string;
  /** The flattened key below which a map of variables stands; empty for a file of nothing but `NAME=value`. */
  readonly parent: string;
  /**
   * `map`: `NAME: value`; `list`: `- name: NAME` and `value:`; `items`: `- NAME=value`; `json`: `{ "name": …, "value": … }`; `lines`:
   * `NAME=value`; `none`: within a command, where no line can be added.
   */
  readonly style: 'map' | 'list' | 'items' | 'json' | 'lines' | 'none';
  /** Flattened keys of single variables that stand elsewhere: a template makes `FLAGS_CHARGE` of `flags.charge`. */
  readonly keys?: ReadonlyMap<string, string>;
}

/** An entry that looks like a variable and stands where nothing makes one of it. */
export interface StrayVariable {
  readonly name: string;
  readonly origin: Origin;
  /** Where it stands, as a flattened key: `env`, or empty for the top of the file. */
  readonly parent: string;
  /** Where the variables are that are read. */
  readonly belongs: string;
}

/** A file that a manifest puts into the file system of its processes. */
export interface MountedFile {
  /** Absolute path in the container. */
  readonly path: string;
  /** The entry that holds its text. */
  readonly property: Property;
  readonly kind: 'shared' | 'environment';
}

/** A word of a command line. */
export interface WrittenWord {
  readonly text: string;
  readonly origin: Origin;
  /** Part of it is put in by something that the repository does not show. */
  readonly opaque?: true;
  /** `$(NAME)` in it is replaced by the kubelet. */
  readonly byKubelet?: true;
  /** It is the same in every environment. */
  readonly isShared?: true;
}

/** What a process is started with, as arrays of words: a text for a shell is `sh -c TEXT`. */
export interface WrittenCommand {
  /** Takes the place of what the image starts: `command` of Kubernetes, `entrypoint` of Compose, `ENTRYPOINT`. */
  readonly entrypoint?: readonly WrittenWord[];
  /** What that gets: `args` of Kubernetes, `command` of Compose, `CMD`. */
  readonly arguments?: readonly WrittenWord[];
}

/** A script of the repository that a command line starts. */
export interface Script {
  readonly path: string;
  readonly text: string;
  originAt(offset: number): Origin;
}

/** Finds a script by the path that a container knows it by. */
export type FindScript = (path: string) => Script | undefined;

/** One environment that a deployment is made for. */
export interface DeployedEnvironment {
  readonly name: string;
  /** Highest precedence first. */
  readonly layers: readonly VariableLayer[];
  readonly command?: WrittenCommand;
  readonly scriptAt?: FindScript;
  readonly mounts?: readonly MountedFile[];
  readonly open: readonly OpenSource[];
  readonly home: VariableHome;
  readonly stray: readonly StrayVariable[];
  readonly basis: readonly Basis[];
}

/** A workload as the manifests of the repository describe it, in each environment that they name. */
export interface Deployment {
  /** What it may be called elsewhere: names of the chart, the workload, the container, the image. */
  readonly names: readonly string[];
  /** The directory of its manifests. */
  readonly directory: string;
  /** For people: `Helm chart`, `Kubernetes Deployment`, `Compose service`. */
  readonly what: string;
  readonly origin: Origin;
  /** Every file that is understood as a part of it. */
  readonly manifests: readonly string[];
  readonly environments: readonly DeployedEnvironment[];
  /** Problems of files without which nothing can be said about an environment. */
  readonly problems: readonly ReadProblem[];
  /** The Dockerfile that its image is made with, where a manifest names it. */
  readonly dockerfile?: string;
  /** It shows some of what the processes get: every other deployment is better evidence. */
  readonly isPartial?: true;
}
