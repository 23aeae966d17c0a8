import { github } from './github.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import type { Reporter } from './reporter.ts';
import { text } from './text.ts';

export type Format = 'text' | 'json' | 'markdown' | 'github';

/** Every format that `--format` and `--output` know. */
export const reporters: Readonly<Record<Format, Reporter>> = { text, json, markdown, github };
