import type { ConfigDocument, Duplicate, Property } from './document.ts';

/** Gathers the properties of a file into documents, numbered as Spring numbers them: without the empty ones. */
export interface DocumentCollector {
  put(property: Property): void;
  /** The current document has no property yet. */
  isEmpty(): boolean;
  /** Ends the current document before `line` and starts the next one behind it. */
  split(line: number): void;
  /** Drops the current document and goes on with the one before it, if there is one. */
  reopen(): void;
  finish(lastLine: number): readonly ConfigDocument[];
}

interface Draft {
  readonly firstLine: number;
  lastLine: number;
  readonly properties: Map<string, Property>;
  readonly overwritten: Property[];
}

export function collectDocuments(path: string): DocumentCollector {
  const finished: Draft[] = [];
  let current = emptyDraft(1);
  return {
    put: (property) => {
      const earlier = current.properties.get(property.key);
      if (earlier !== undefined) current.overwritten.push(earlier);
      current.properties.set(property.key, property);
    },
    isEmpty: () => current.properties.size === 0,
    split: (line) => {
      if (current.properties.size > 0) {
        current.lastLine = line - 1;
        finished.push(current);
      }
      current = emptyDraft(line + 1);
    },
    reopen: () => {
      current = finished.pop() ?? current;
    },
    finish: (lastLine) => {
      current.lastLine = lastLine;
      const drafts = current.properties.size > 0 ? [...finished, current] : finished;
      return drafts.map((draft, index) => ({
        path,
        index,
        count: drafts.length,
        firstLine: draft.firstLine,
        lastLine: draft.lastLine,
        properties: [...draft.properties.values()],
        duplicates: duplicatesOf(draft),
      }));
    },
  };
}

function emptyDraft(firstLine: number): Draft {
  return { firstLine, lastLine: firstLine, properties: new Map(), overwritten: [] };
}

function duplicatesOf(draft: Draft): readonly Duplicate[] {
  return draft.overwritten.flatMap((earlier) => {
    const winner = draft.properties.get(earlier.key);
    if (winner === undefined) return [];
    const same = earlier.value === winner.value;
    return [{ key: earlier.key, earlier: earlier.origin, later: winner.origin, same }];
  });
}
