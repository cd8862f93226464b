// The least work that reading a history as YAML takes: one `git diff-tree --stdin`, one `git cat-file --batch`, and every
// distinct YAML blob of a file modified in place parsed once. Judges nothing.
//
//   node bench/replay-baseline.ts REPO FILE-WITH-COMMITS
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';

const [repo = '', list = ''] = process.argv.slice(2);
const git = (args: readonly string[], input: string | Buffer) =>
  execFileSync('git', ['-C', repo, ...args], { input, maxBuffer: 2 ** 31 - 1 });

const raw = git(['diff-tree', '--stdin', '--raw', '-r', '--no-renames', '--full-index'], readFileSync(list));
const blobs = new Set<string>();
for (const line of raw.toString('utf8').split('\n')) {
  const record = /^:100\d+ 100\d+ ([0-9a-f]+) ([0-9a-f]+) M\t.*\.ya?ml$/.exec(line);
  if (record) for (const oid of record.slice(1)) blobs.add(oid);
}

const contents = git(['cat-file', '--batch'], [...blobs].join('\n'));
let documents = 0;
for (let at = 0; at < contents.length; ) {
  const lineEnd = contents.indexOf(0x0a, at);
  const size = Number(contents.toString('latin1', at, lineEnd).split(' ')[2]);
  const text = contents.toString('utf8', lineEnd + 1, lineEnd + 1 + size);
  documents += [parseAllDocuments(text)].flat().length;
  at = lineEnd + 1 + size + 1;
}
console.log(`${blobs.size} blobs, ${documents} documents`);
