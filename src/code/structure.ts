import { indexLines } from '../documents/line-index.ts';
import { push, type Reader, stepCode } from './frames.ts';
import { stepJavaMember } from './java-members.ts';
import { stepKotlinMember } from './kotlin-members.ts';
import { type Language, lex } from './lexer.ts';
import { providedMarks } from './provided-marks.ts';
import type { SourceFile } from './source-file.ts';
import { translateUnicodeEscapes } from './unicode-escapes.ts';

/** Reads a Java or Kotlin file. Never fails: of text that is neither, little or nothing is found. */
export function readSource(path: string, source: string): SourceFile {
  const language: Language = path.endsWith('.kt') || path.endsWith('.kts') ? 'kotlin' : 'java';
  const { text, writtenOffset } =
    language === 'java' ? translateUnicodeEscapes(source) : { text: source, writtenOffset: (offset: number) => offset };
  const tokens = lex(text, language);
  const reader: Reader = {
    tokens,
    frames: [],
    classes: [],
    imports: [],
    topLevel: [],
    calls: [],
    stepMember: language === 'java' ? stepJavaMember : stepKotlinMember,
    packageName: '',
    annotationCount: 0,
    countedUpTo: 0,
  };
  readFrames(reader);
  let lines: ReturnType<typeof indexLines> | undefined;
  const lineIndex = () => {
    lines ??= indexLines(source);
    return lines;
  };
  return {
    path,
    language,
    packageName: reader.packageName,
    imports: reader.imports,
    classes: reader.classes,
    topLevel: reader.topLevel,
    calls: reader.calls,
    annotationCount: reader.annotationCount,
    marks: providedMarks(path, source, lineIndex),
    originOf: (offset) => lineIndex().originAt(path, writtenOffset(offset)),
  };
}

function readFrames(reader: Reader): void {
  const { tokens, frames } = reader;
  push(reader, { kind: 'members', end: tokens.count, next: tokens.count });
  let i = 0;
  for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
    if (i >= frame.end) {
      frames.pop();
      i = Math.max(i, frame.next);
    } else {
      i = frame.kind === 'members' ? reader.stepMember(reader, frame, i) : stepCode(reader, frame, i);
    }
  }
}
