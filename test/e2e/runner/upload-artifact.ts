import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pinnedUses } from './pinned.ts';

const DECLARATION = `name: stand-in
description: Says which files would be kept, and fails when there are none.
inputs:
  name: { description: Name, required: true }
  path: { description: Files, required: true }
  retention-days: { description: Days, required: false }
runs:
  using: node24
  main: index.js
`;

const SOURCE = `const { globSync } = require('node:fs');
const { INPUT_NAME: name, INPUT_PATH: path } = process.env;
const files = globSync(path.trim().split('\\n')).map((file) => file.split('/').at(-1)).sort();
if (!name || files.length === 0) {
  console.log('::error::nothing to keep at ' + path);
  process.exitCode = 1;
} else {
  console.log('kept ' + name.replace(/-[0-9].*/, '') + ': ' + files.join(' '));
}
`;

/**
 * Writes a stand-in for the action that keeps files of a run, which would ask GitHub's store.
 * @returns the option that makes the runner take it
 */
export function standInForUpload(folder: string): string {
  const action = join(folder, 'upload-artifact');
  mkdirSync(action);
  writeFileSync(join(action, 'action.yml'), DECLARATION);
  writeFileSync(join(action, 'index.js'), SOURCE);
  return `--local-repository=${pinnedUses('actions/upload-artifact')}=${action}`;
}
