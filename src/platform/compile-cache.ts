import { lstatSync, mkdirSync } from 'node:fs';
import nodeModule from 'node:module';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** What Node 22.1 and newer offer; the types are those of Node 20. */
interface WithCompileCache {
  enableCompileCache?(folder: string): unknown;
}

/**
 * Lets Node keep what V8 has compiled for the next start (docs/decisions/0006-cold-start.md). Node 20 cannot, and compiles
 * at every start.
 *
 * Node's own default is a folder that all users of the machine share. A gate must not run what lies there, so the folder is
 * one below the user's own cache, and it is used only where it belongs to the user and nobody else can write to it.
 */
export function keepCompiledCode(): void {
  const { enableCompileCache } = nodeModule as WithCompileCache;
  const folder = enableCompileCache && ownFolder();
  if (folder !== undefined) enableCompileCache?.(folder);
}

/** `undefined` where there is no such folder and none can be made: a read-only home, a user without one, Windows. */
function ownFolder(): string | undefined {
  const user = process.getuid?.();
  if (user === undefined) return undefined;
  const cache = process.env['XDG_CACHE_HOME'] ?? '';
  try {
    const folder = join(isAbsolute(cache) ? cache : join(homedir(), '.cache'), 'keyparity');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const found = lstatSync(folder);
    const isOwn = found.isDirectory() && found.uid === user && (found.mode & 0o022) === 0;
    return isOwn ? folder : undefined;
  } catch {
    return undefined;
  }
}
