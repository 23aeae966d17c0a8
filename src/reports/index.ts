import { codeQuality } from './code-quality.ts';
import { github } from './github.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import type { Reporter } from './reporter.ts';
import { sarif } from './sarif.ts';
import { text } from './text.ts';

export type Format = 'text' | 'json' | 'markdown' | 'github' | 'sarif' | 'junit' | 'code-quality';

/** Every format that `--format` and `--output` know. */
export const reporters: Readonly<Record<Format, Reporter>> = {
  text,
  json,
  markdown,
  github,
  sarif,
  junit,
  'code-quality': codeQuality,
};
