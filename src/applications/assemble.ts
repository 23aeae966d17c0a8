import type { ConfigDocument, ConfigFile } from '../documents/document.ts';
import type { Application } from './application.ts';

/** An application with all documents of its environments and the problems of its own files. */
export function assemble(
  application: Omit<Application, 'documents' | 'problems' | 'origin'> & Partial<Pick<Application, 'origin'>>,
  ownFiles: readonly ConfigFile[],
): Application {
  const documents = new Set<ConfigDocument>(ownFiles.flatMap((file) => file.documents));
  for (const { layers } of application.environments) {
    for (const { source } of layers) {
      if (source.document !== undefined) documents.add(source.document);
    }
  }
  return {
    ...application,
    documents: [...documents],
    problems: ownFiles.flatMap((file) => file.problems),
    origin: application.origin ?? { path: ownFiles[0]?.path ?? application.path, line: 1, column: 1 },
  };
}
