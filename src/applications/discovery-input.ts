import type { Readers } from '../code/readers.ts';
import type { Origin } from '../documents/document.ts';
import type { FileTree } from '../documents/file-tree.ts';
import type { Library } from '../documents/library.ts';
import type { ModuleGraph } from '../repository/module-graph.ts';
import type { ApplicationSetting, EnvironmentSetting, Retirement } from './declaration.ts';

export interface DiscoveryInput {
  readonly tree: FileTree;
  readonly library: Library;
  /** Declared environments; empty: they are read off profile files, documents and manifests. */
  readonly environments: readonly EnvironmentSetting[];
  /** Environments that nobody runs any more from some day on: then they are not compared. */
  readonly retired?: readonly Retirement[];
  /** Declared applications; empty: every module with Spring configuration is one. */
  readonly applications: readonly ApplicationSetting[];
  /**
   * Profiles of one more environment, the last one of every Spring Boot application; it is never compared. Listed layers
   * have none, because profiles choose nothing there.
   */
  readonly profiles?: readonly string[];
  /** What reads property files, as the code says; absent: nobody has looked. */
  readonly reading?: { readonly readers: readonly Readers[]; readonly graph: ModuleGraph };
}

/** A mistake in what was declared, for people. */
export interface DeclarationProblem {
  readonly message: string;
  readonly origin: Origin;
}
