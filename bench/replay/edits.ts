import { type Setting, settingsIn } from './settings-in.ts';

/** Takes a setting out. */
export function withoutSetting(text: string, { line, form }: Setting): string {
  const lines = text.split('\n');
  const isLast = form === 'json' && !/,\s*$/.test(lines[line] ?? '');
  if (isLast) lines[line - 1] = (lines[line - 1] ?? '').replace(/,(\s*)$/, '$1');
  const start = form === 'pair' ? startOfPair(lines, line) : line;
  lines.splice(start, line - start + 1);
  return lines.join('\n');
}

/**
 * Where the item of a list begins that a name and its value belong to: at the name, or above it, where a patch (`op`, `path`,
 * `value`) puts both in.
 */
function startOfPair(lines: readonly string[], line: number): number {
  let start = line - 1;
  while (start > 0 && !/^\s*- /.test(lines[start] ?? '')) start--;
  return start;
}

/** Leaves the key and takes its value. */
export function blanked(text: string, { line, form, name }: Setting): string {
  return withLine(text, line, (written) => {
    if (form === 'properties') return written.replace(/^(.*?[=:]).*?(\r?)$/, '$1$2');
    if (form === 'pair') return written.replace(/:.*?(\r?)$/, ': ""$1');
    if (form === 'json') return written.replace(/:.*?(,?\r?)$/, ': ""$1');
    if (form === 'ruby') return written.replace(/=>.*?(,?\r?)$/, "=> ''$1");
    return written.replace(new RegExp(`(${escaped(name)}["']?:).*?(\\r?)$`), '$1$2');
  });
}

export function renamed(text: string, { line, form, name }: Setting, to: string): string {
  return withLine(text, form === 'pair' ? line - 1 : line, (written) => written.replace(name, () => to));
}

/** A name in the style of another one. */
export function nameLike({ name }: Setting, word: string): string {
  if (!/[a-z]/.test(name)) return `${name}_${word.toUpperCase()}`;
  return name.includes('-') ? `${name}-${word}` : `${name}${word[0]?.toUpperCase()}${word.slice(1)}`;
}

/** Gives a new key, beside one that is there if it is one of many settings of a manifest, else at the end. */
export function withNewSetting(
  text: string,
  beside: Setting,
  value: string,
): { readonly text: string; readonly key: string } {
  const { line, form, isVariable } = beside;
  const lines = text.split('\n');
  const end = lines[line]?.endsWith('\r') === true ? '\r' : '';
  const indent = /^\s*/.exec(lines[form === 'pair' ? line - 1 : line] ?? '')?.[0] ?? '';
  if (form === 'pair') {
    const above = lines.slice(startOfPair(lines, line), line - 1);
    const item = (lines[line - 1] ?? '').replace(/name:.*/, `name: ${newVariable}${end}`);
    lines.splice(line + 1, 0, ...above, item, (lines[line] ?? '').replace(/value:.*/, `value: ${value}${end}`));
    return { text: lines.join('\n'), key: newVariable };
  }
  if (form === 'yaml' && isVariable) {
    lines.splice(line + 1, 0, `${indent}${newVariable}: ${value}${end}`);
    return { text: lines.join('\n'), key: newVariable };
  }
  if (form === 'json' || form === 'ruby') {
    const written = form === 'json' ? `"planted_alpha": "${value}"` : `'planted_alpha' => '${value}'`;
    lines.splice(line, 0, `${indent}${written},${end}`);
    return { text: lines.join('\n'), key: 'planted_alpha' };
  }
  const whole = text === '' || text.endsWith('\n') ? text : `${text}${end}\n`;
  if (form === 'yaml') return { text: `${whole}planted:${end}\n  alpha: ${value}${end}\n`, key: 'planted.alpha' };
  const key = isVariable ? newVariable : 'planted.alpha';
  return { text: `${whole}${key}=${value}${end}\n`, key };
}

const newVariable = 'PLANTED_ALPHA';

export function settingOf(path: string, text: string, key: string): Setting | undefined {
  return settingsIn(path, text).find((setting) => setting.key === key);
}

function withLine(text: string, line: number, change: (written: string) => string): string {
  return text
    .split('\n')
    .map((written, index) => (index === line ? change(written) : written))
    .join('\n');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
