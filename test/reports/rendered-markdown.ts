import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/** What a reader of a Markdown text sees, as GitHub's flavour has it. */
export interface Rendered {
  /** Names of the elements with their attributes, each once. */
  readonly elements: ReadonlySet<string>;
  /** The texts of the cells, row by row, of all tables. */
  readonly cells: readonly (readonly string[])[];
  /** All text that does not stand in `<code>`: there GitHub looks for mentions, issues, links and emoji. */
  readonly prose: string;
}

const tag = /<!--[\s\S]*?-->|<(\/?)([a-z][a-z0-9]*)((?:\s[^<>]*)?)>/gi;

export function renderedMarkdown(markdown: string): Rendered {
  const html = micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });
  const elements = new Set<string>();
  const cells: string[][] = [];
  let prose = '';
  let cell: string | undefined;
  let codes = 0;
  let end = 0;
  const take = (text: string) => {
    const plain = decoded(text);
    if (cell !== undefined) cell += plain;
    // A mark stands for the code in between, so that what is around it does not grow together.
    prose += codes > 0 ? '\u0001' : plain;
  };
  for (const match of html.matchAll(tag)) {
    const [whole, closing, name = '', attributes = ''] = match;
    take(html.slice(end, match.index));
    end = match.index + whole.length;
    if (name === '') {
      // A comment parts two texts.
      prose += '\u0001';
      continue;
    }
    if (closing === '') elements.add(`${name}${attributes}`.trim());
    if (name === 'code') codes += closing === '' ? 1 : -1;
    if (name === 'br' && cell !== undefined) cell += '\n';
    if (name === 'tr' && closing === '') cells.push([]);
    if (name === 'td' || name === 'th') {
      if (closing === '') cell = '';
      else {
        cells.at(-1)?.push(cell ?? '');
        cell = undefined;
      }
    }
  }
  take(html.slice(end));
  return { elements, cells, prose };
}

function decoded(html: string): string {
  return html.replace(
    /&(amp|lt|gt|quot);/g,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? '',
  );
}
