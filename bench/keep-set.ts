// What reading everything that may pin something costs: a clone without contents of a repository with many refs, and each distinct file of any of
// them, once. Every ref changes one file of one tree, so that there are refs + files contents. Time, processor time and peak memory of the
// reading process with its gits; another one serves the repository.
//
//   node bench/keep-set.ts [--refs 2001] [--files 20000] [--folders 200] [--runs 1]
//
// `--folders 1` puts all files into one folder, which each ref then has its own version of: the most that there can be to read.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { cloneLine } from '@gatehouse/forge/git';
import { visitBlobs } from '../packages/levers/src/prune/blobs.ts';

const { values } = parseArgs({
  options: {
    refs: { type: 'string', default: '2001' },
    files: { type: 'string', default: '20000' },
    folders: { type: 'string', default: '200' },
    runs: { type: 'string', default: '1' },
    /** Where the measured process clones from. */
    url: { type: 'string' },
  },
});
const [refs, files, folders] = [Number(values.refs), Number(values.files), Number(values.folders)];

const pathOf = (file: number): string => `clusters/group-${file % folders}/app-${file}/release.yaml`;
/** Flat, every file is an entry of one tree; else two further trees lead to each. */
const nameOf = (file: number): string => (folders > 1 ? pathOf(file) : `release-${file}.yaml`);
const contentOf = (file: number, ref: number): string =>
  `spec:\n  image: ghcr.io/acme/app-${file}@sha256:${String(file * 10_000 + ref).padStart(64, '0')}\n`;

function* stream(): Generator<string> {
  for (let ref = 0; ref < refs; ref += 1) {
    const changed = ref === 0 ? Array.from({ length: files }, (_, file) => file) : [(ref * 7919) % files];
    yield `commit refs/heads/b${String(ref).padStart(5, '0')}\ncommitter A <a@example.com> ${1_700_000_000 + ref} +0000\ndata 0\n`;
    if (ref > 0) yield 'from refs/heads/b00000\n';
    for (const file of changed) {
      const content = contentOf(file, ref);
      yield `M 100644 inline ${nameOf(file)}\ndata ${content.length}\n${content}\n`;
    }
  }
}

async function makeRepository(dir: string): Promise<void> {
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=b00000', dir]);
  for (const key of ['uploadpack.allowFilter', 'uploadpack.allowAnySHA1InWant'])
    execFileSync('git', ['-C', dir, 'config', key, 'true']);
  const child = spawn('git', ['-C', dir, 'fast-import', '--quiet'], { stdio: ['pipe', 'inherit', 'inherit'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  for (const piece of stream()) if (!child.stdin.write(piece)) await new Promise((go) => child.stdin.once('drain', go));
  child.stdin.end();
  await ended;
}

/** git's own server side, over http. */
async function serve(dir: string): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://x');
    const backend = spawn('git', ['http-backend'], {
      env: {
        PATH: process.env.PATH,
        GIT_PROJECT_ROOT: dir,
        GIT_HTTP_EXPORT_ALL: '1',
        PATH_INFO: url.pathname.replace('/acme/infra.git', ''),
        QUERY_STRING: url.search.slice(1),
        REQUEST_METHOD: request.method,
        CONTENT_TYPE: request.headers['content-type'],
        HTTP_CONTENT_ENCODING: request.headers['content-encoding'],
        HTTP_GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      },
    });
    request.pipe(backend.stdin);
    let head = Buffer.alloc(0);
    backend.stdout.on('data', (piece: Buffer) => {
      if (response.headersSent) return void response.write(piece);
      head = Buffer.concat([head, piece]);
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return;
      const lines = head.subarray(0, end).toString().split('\r\n');
      const fields = lines.map((line) => line.split(': ')).filter(([name]) => name !== 'Status');
      response.writeHead(200, Object.fromEntries(fields)).write(head.subarray(end + 4));
    });
    backend.stdout.on('end', () => response.end());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/acme/infra.git`, close: () => void server.close().closeAllConnections() };
}

/** The measured process: prints milliseconds of the clone, of the rest, and how many contents there were. */
async function read(url: string, dir: string): Promise<void> {
  const commits = readFileSync(join(dir, 'refs.txt'), 'utf8').trim().split('\n');
  const started = performance.now();
  const line = await cloneLine({ url, token: '', folder: join(dir, 'clone') });
  const cloned = performance.now();
  let trees = started;
  let bytes = 0;
  const blobs = await visitBlobs(
    {
      source: { repository: 'acme/infra', defaultBranch: 'b00000', tip: commits[0] ?? '', pullRequests: [] },
      reader: {
        ...line,
        readRefs: () => Promise.reject(new Error('known')),
        have: (oids, kind) => {
          // Contents are asked for once every tree has been read.
          if (kind === 'blob' && trees === started) trees = performance.now();
          return line.have(oids, kind);
        },
      },
      commits: commits.map((commit, at) => ({ commit, ref: `b${at}` })),
      seen: new Set(),
    },
    (blob) => {
      bytes += blob.bytes.length;
    },
  );
  const ended = performance.now();
  await line.close();
  console.log(
    JSON.stringify({
      clone: cloned - started,
      trees: trees - cloned,
      contents: ended - trees,
      cpu: processorMs(),
      blobs,
      bytes,
    }),
  );
}

/** Of this process and every git that it started, in hundredths of a second as Linux counts; a machine with other work changes it little. */
function processorMs(): number {
  const stat = readFileSync('/proc/self/stat', 'latin1');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) * 10, 0);
}

async function measure(url: string, dir: string): Promise<string> {
  const child = spawn(process.execPath, [import.meta.filename, '--url', url], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      KEEP_SET_FOLDER: dir,
      NODE_OPTIONS: `--import=${join(import.meta.dirname, 'peak-memory.mjs')}`,
      PEAK_MEMORY_FILE: join(dir, 'peak'),
    },
  });
  const { clone, trees, contents, cpu, blobs } = JSON.parse(await text(child.stdout));
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  return `| ${[refs, files, folders, blobs, seconds(clone), seconds(trees), seconds(contents), seconds(cpu), `${readFileSync(join(dir, 'peak'), 'utf8')} MB`].join(' | ')} |`;
}

async function main(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'gatehouse-bench-keep-set-'));
  try {
    const repository = join(dir, 'origin.git');
    await makeRepository(repository);
    const list = execFileSync('git', ['-C', repository, 'for-each-ref', '--format=%(objectname)'], {
      maxBuffer: 2 ** 30,
    });
    writeFileSync(join(dir, 'refs.txt'), list);
    const { url, close } = await serve(repository);
    console.log(
      '| refs | files of each | folders | distinct contents | clone | trees | contents | processor | peak memory |',
    );
    console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
    for (let run = 0; run < Number(values.runs); run += 1) console.log(await measure(url, dir));
    close();
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

if (values.url === undefined) await main();
else await read(values.url, process.env.KEEP_SET_FOLDER ?? '');
