// The tables of README.md, between their markers, from the table of options.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inputDescription } from './generate-action.mjs';
import { importSource, root } from './import-source.mjs';

export async function readmeTables() {
  const { actionInputs, optionsOf, outputs } = await importSource('src/commands/options.ts');
  const { explanation, spelling } = await importSource('src/cli/help.ts');
  const tables = {
    options: table(
      ['option', 'meaning'],
      optionsOf('check').map(([name, shape]) => [`\`${spelling(name, shape)}\``, explanation(shape)]),
    ),
    inputs: table(
      ['input', 'meaning'],
      actionInputs().map(([input, , shape]) => [`\`${input}\``, inputDescription(shape)]),
    ),
    outputs: table(
      ['output', 'meaning'],
      Object.entries(outputs).map(([name, description]) => [`\`${name}\``, description]),
    ),
  };
  let text = await readFile(join(root, 'README.md'), 'utf8');
  for (const [name, content] of Object.entries(tables)) text = replaceBetween(text, name, content);
  return new Map([['README.md', text]]);
}

function replaceBetween(text, name, content) {
  const open = `<!-- generated: ${name} -->`;
  const close = `<!-- end: ${name} -->`;
  const from = text.indexOf(open);
  const to = text.indexOf(close);
  if (from < 0 || to < from) throw new Error(`README.md has no place for the table of ${name}: ${open} … ${close}`);
  return `${text.slice(0, from)}${open}\n\n${content}\n${text.slice(to)}`;
}

function table(head, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
  return [head, head.map(() => '---'), ...rows].map(line).join('');
}
