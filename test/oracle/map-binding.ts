import { keyOfVariable } from '../../src/spring/environment-variables.ts';
import { type NameElement, parseName, uniformElement } from '../../src/spring/names.ts';
import type { PropertySource } from '../../src/spring/property-source.ts';

/**
 * The entries that `Binder.bind(name, Map<String, String>)` makes (`MapBinder.EntryBinder`): key of the map to the name by which
 * its value is looked up, over all sources. What variables are called decides what the keys are, so this shows the names that
 * Keyparity gives them.
 */
export function entriesBelow(sources: readonly PropertySource[], name: string): ReadonlyMap<string, string> {
  const root = parseName(name, '.').map(uniformElement);
  const entries = new Map<string, string>();
  for (const { kind, properties } of sources) {
    for (const { key } of properties) {
      const elements = parseName(kind === 'variables' ? keyOfVariable(key) : key, '.').filter(
        (element) => element.kind !== 'empty',
      );
      if (elements.length <= root.length || root.some((own, i) => own !== uniformElement(elements[i] as NameElement)))
        continue;
      const below = elements.slice(root.length);
      const text = below.map(originalForm).join('.');
      if (!entries.has(text)) entries.set(text, `${name}${below.map(askedFor).join('')}`);
    }
  }
  return entries;
}

function isIndex({ kind }: NameElement): boolean {
  return kind === 'index' || kind === 'number';
}

/** `ConfigurationPropertyName.getElement(i, Form.ORIGINAL)`. */
function originalForm(element: NameElement): string {
  if (isIndex(element)) return element.text;
  return [...element.text].filter((c, i) => /[A-Za-z0-9_]/.test(c) || (c === '-' && i > 0)).join('');
}

/** As the binder asks for it: in lower case with its dashes; an underscore is only kept by a name that is not canonical. */
function askedFor(element: NameElement): string {
  if (isIndex(element)) return `[${element.text}]`;
  const text = originalForm(element);
  return `.${text.includes('_') ? text : text.toLowerCase()}`;
}
