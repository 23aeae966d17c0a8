import { parse } from 'dot-properties';
import { build } from 'esbuild';
import { getProperties } from 'properties-file';
import { propertiesReader } from 'properties-reader';

const SOURCE = new URL('../../src/documents/properties-reader.ts', import.meta.url).pathname;

/**
 * The readers that are compared: bytes to entries, an exception where they refuse the input. The others expect text and
 * get it decoded as the JDK decodes it.
 *
 * @param readProperties our reader, as `loadOurReader` gives it
 * @returns {{ name: string, read: (bytes: Buffer) => Map<string, string> }[]}
 */
export function candidates(readProperties) {
  return [
    { name: 'keyparity', read: (bytes) => entriesOf(readProperties('input.properties', bytes, 'java')) },
    {
      name: 'properties-reader',
      read: (bytes) => new Map(propertiesReader({}).read(bytes.toString('latin1')).entries()),
    },
    { name: 'dot-properties', read: (bytes) => new Map(Object.entries(parse(bytes.toString('latin1')))) },
    { name: 'properties-file', read: (bytes) => new Map(Object.entries(getProperties(bytes.toString('latin1')))) },
  ];
}

/** `readProperties` of src, bundled on the fly. */
export async function loadOurReader() {
  const bundle = await build({ entryPoints: [SOURCE], bundle: true, format: 'esm', write: false, logLevel: 'error' });
  const module = await import(
    `data:text/javascript;base64,${Buffer.from(bundle.outputFiles[0].contents).toString('base64')}`
  );
  return module.readProperties;
}

function entriesOf(file) {
  if (file.problems.some((problem) => problem.fatal)) throw new Error('refused');
  return new Map(file.documents.flatMap((document) => document.properties.map(({ key, value }) => [key, value])));
}
