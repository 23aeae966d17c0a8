import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('ReadProperties.java', import.meta.url));

/**
 * What java.util.Properties makes of each input, in one run of the JDK: `refused` where loading fails; the entries are
 * then those before the place of failure.
 *
 * @param {readonly Uint8Array[]} inputs
 * @returns {Promise<{ refused: boolean, entries: Map<string, string> }[]>}
 */
export async function readWithJdk(inputs) {
  const output = await run('java', [PROGRAM], frame(inputs));
  let offset = 0;
  const number = () => {
    offset += 4;
    return output.readUInt32BE(offset - 4);
  };
  const text = () => {
    const length = number() * 2;
    offset += length;
    return Buffer.from(output.subarray(offset - length, offset))
      .swap16()
      .toString('utf16le');
  };
  return inputs.map(() => {
    const refused = output[offset++] === 1;
    const entries = new Map();
    for (let remaining = number(); remaining > 0; remaining--) entries.set(text(), text());
    return { refused, entries };
  });
}

function frame(inputs) {
  const length = (count) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(count);
    return bytes;
  };
  return Buffer.concat([length(inputs.length), ...inputs.flatMap((input) => [length(input.length), input])]);
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
