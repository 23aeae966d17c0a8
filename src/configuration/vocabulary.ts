import type { Application } from '../applications/application.ts';
import type { Property } from '../documents/document.ts';
import { listKeyOf, uniformName } from '../spring/names.ts';

/** One key that the files of an application know, in whatever spelling. */
export interface Word {
  /** Spelled as most people will find it: as it is written first. */
  readonly key: string;
  /** Everywhere it is written, in the order of the documents; list elements stand under their list. */
  readonly properties: readonly Property[];
}

/** Every key that any document of an application sets, for any environment, active or not. */
export interface Vocabulary {
  readonly words: ReadonlyMap<string, Word>;
  /** The word for a key in any spelling; a list is found by its own name and by those of its elements. */
  word(key: string): Word | undefined;
  /** The name under which a key of this application is found: equal for all spellings that Spring takes for the same. */
  nameOf(key: string): string;
}

export function vocabularyOf(application: Application): Vocabulary {
  const names = new Map<string, string>();
  const nameOf = (key: string): string => {
    let name = names.get(key);
    if (name === undefined) {
      name = application.relaxed ? uniformName(listKeyOf(key)) : listKeyOf(key);
      names.set(key, name);
    }
    return name;
  };
  let words: ReadonlyMap<string, Word> | undefined;
  const collect = (): ReadonlyMap<string, Word> => {
    const found = new Map<string, { key: string; properties: Property[] }>();
    for (const document of application.documents) {
      for (const property of document.properties) {
        const name = nameOf(property.key);
        const word = found.get(name);
        if (word === undefined) found.set(name, { key: listKeyOf(property.key), properties: [property] });
        else word.properties.push(property);
      }
    }
    return found;
  };
  return {
    get words() {
      words ??= collect();
      return words;
    },
    word(key) {
      words ??= collect();
      return words.get(nameOf(key));
    },
    nameOf,
  };
}
