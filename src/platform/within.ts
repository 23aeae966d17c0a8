import { sep } from 'node:path';

/** Whether an absolute path is a folder, or lies below it; links count as what they are. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
