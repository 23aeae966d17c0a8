import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * What java.util.Properties makes of each input, in one run of the JDK. `refused`: loading fails; the entries are then
 * those before the place of failure.
 *
 * @param {readonly Uint8Array[]} inputs
 * @returns {Promise<{ refused: boolean, entries: Map<string, string> }[]>}
 */
export async function readWithJdk(inputs) {
  const output = await runJava('ReadProperties.java', [], inputs);
  return inputs.map(() => ({
    refused: output.flag(),
    entries: new Map(output.list(() => [output.text(), output.text()])),
  }));
}

/**
 * What Spring Boot's loader makes of each input.
 *
 * @param {readonly Uint8Array[]} inputs
 * @param {string} classPath jars of spring-boot, spring-core and spring-jcl
 * @returns {Promise<{ refused: boolean, documents: [key: string, value: string, origin: string][][] }[]>}
 */
export async function readWithSpringBoot(inputs, classPath) {
  const output = await runJava('ReadBootDocuments.java', ['-cp', classPath], inputs);
  const entry = () => [output.text(), output.text(), output.text()];
  return inputs.map(() => ({ refused: output.flag(), documents: output.list(() => output.list(entry)) }));
}

async function runJava(program, options, inputs) {
  const path = fileURLToPath(new URL(program, import.meta.url));
  const bytes = await run('java', [...options, path], frame(inputs));
  let offset = 0;
  const skip = (length) => {
    offset += length;
    return offset - length;
  };
  const number = () => bytes.readUInt32BE(skip(4));
  return {
    flag: () => bytes[skip(1)] === 1,
    list: (item) => Array.from({ length: number() }, item),
    text: () => {
      const start = skip(2 * number());
      return Buffer.from(bytes.subarray(start, offset)).swap16().toString('utf16le');
    },
  };
}

function frame(inputs) {
  return Buffer.concat([int32(inputs.length), ...inputs.flatMap((input) => [int32(input.length), input])]);
}

function int32(number) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(number);
  return bytes;
}

function run(command, parameters, input) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, { stdio: ['pipe', 'pipe', 'inherit'] });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(chunks));
      else reject(new Error(`${command} ended with exit code ${code}`));
    });
    child.stdin.on('error', reject);
    child.stdin.end(input);
  });
}
