import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the repositories below the folder for temporary files are served over https. */
    readonly gitServer: { readonly address: string; readonly certificate: string };
  }
}

/**
 * A server as GitHub's, for all repositories that tests make: git's own program behind https, with a certificate that
 * nobody knows but who is told. It runs beside the tests, because what they test waits for its answers.
 */
export default async function serve(project: TestProject): Promise<() => void> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'keyparity-server-')));
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '3650'];
  execFileSync('openssl', ['req', ...kind, ...subject, '-keyout', key, '-out', certificate], { stdio: 'pipe' });
  const server = createServer({ key: readFileSync(key), cert: readFileSync(certificate) }, (request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'https://localhost');
    if (!mayRead(pathname, request.headers.authorization)) {
      response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="private"' }).end();
      return;
    }
    const backend = spawn('git', ['http-backend'], {
      env: {
        PATH: process.env['PATH'] ?? '',
        GIT_PROJECT_ROOT: realpathSync(tmpdir()),
        GIT_HTTP_EXPORT_ALL: '1',
        REQUEST_METHOD: request.method ?? '',
        PATH_INFO: decodeURIComponent(pathname),
        QUERY_STRING: search.slice(1),
        CONTENT_TYPE: request.headers['content-type'] ?? '',
        CONTENT_LENGTH: request.headers['content-length'] ?? '',
        HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
        GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    request.pipe(backend.stdin).on('error', () => {});
    const pieces: Buffer[] = [];
    backend.stdout.on('data', (piece: Buffer) => pieces.push(piece));
    backend.on('close', () => {
      const answer = Buffer.concat(pieces);
      const end = answer.indexOf('\r\n\r\n');
      const headers = answer.toString('latin1', 0, Math.max(end, 0)).split('\r\n');
      for (const header of headers) {
        const [name = '', value = ''] = header.split(/: (.*)/s);
        if (name === 'Status') response.statusCode = Number.parseInt(value, 10);
        else if (name !== '') response.setHeader(name, value);
      }
      response.end(answer.subarray(end + 4));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  project.provide('gitServer', { address: `https://localhost:${port}`, certificate });
  return () => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** A repository with a file `needs-token` is only for those who have it; beside it is noted who else could have seen it. */
function mayRead(pathname: string, authorization: string | undefined): boolean {
  const folder = join(realpathSync(tmpdir()), decodeURIComponent(pathname).replace(/\.git\/.*$/, '.git'));
  const wanted = join(folder, 'needs-token');
  if (!existsSync(wanted)) return true;
  const token = readFileSync(wanted, 'utf8');
  const written = Buffer.from(`x-access-token:${token}`).toString('base64');
  if (authorization?.toLowerCase() !== `basic ${written}`.toLowerCase()) return false;
  appendFileSync(join(folder, 'shown-to'), processesThatShow([token, written]).join(''));
  return true;
}

/** Programs whose arguments or variables hold a secret, those of Node left out, which got it from the workflow. */
function processesThatShow(secrets: readonly string[]): readonly string[] {
  if (!existsSync('/proc/self/environ')) return [];
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const words = readFileSync(`/proc/${name}/cmdline`, 'utf8');
      const text = words + readFileSync(`/proc/${name}/environ`, 'utf8');
      const isNode = /^[^\0]*\bnode/.test(words);
      return secrets.some((secret) => text.includes(secret)) && !isNode ? [`${words}\n`] : [];
    } catch {
      // Ended meanwhile, or somebody else's.
      return [];
    }
  });
}
