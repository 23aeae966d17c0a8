import type { Writable } from 'node:stream';
import type { WriteStream } from 'node:tty';

/**
 * Whether a stream gets colours. The conventions of no-color.org and force-color.org; the switch of our own command line
 * is stronger than both.
 */
export function wantsColour(stream: Pick<WriteStream, 'isTTY'>, refused: boolean): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (refused || (NO_COLOR !== undefined && NO_COLOR !== '')) return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return stream.isTTY && TERM !== 'dumb';
}

/**
 * Writes the whole text and returns when it is out. A reader that has seen enough (`keyparity | head`) closes the pipe:
 * that is not our failure and does not change the verdict.
 */
export function print(stream: Writable, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') resolve();
      else reject(error);
    };
    // Without a listener the same error would end the process.
    stream.on('error', failed);
    stream.write(text, (error) => {
      if (error) failed(error);
      else {
        stream.off('error', failed);
        resolve();
      }
    });
  });
}
