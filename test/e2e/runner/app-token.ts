import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pinnedUses } from './pinned.ts';

const DECLARATION = `name: stand-in
description: Gives a token of the App for its client id and key, without asking anybody.
inputs:
  client-id: { description: Client id, required: true }
  private-key: { description: Key, required: true }
outputs:
  token: { description: The token }
runs:
  using: node24
  main: index.js
`;

/** The key is the token: whoever has the one may have the other. Nothing is said without both inputs. */
const SOURCE = `const fs = require('node:fs');
const { GITHUB_OUTPUT, 'INPUT_CLIENT-ID': id, 'INPUT_PRIVATE-KEY': key } = process.env;
if (!id || !key) {
  console.log('::error::a client id and a private key are needed');
  process.exitCode = 1;
} else {
  console.log(\`::add-mask::\${key}\`);
  fs.appendFileSync(GITHUB_OUTPUT, \`token=\${key}\\n\`);
}
`;

/**
 * Writes a stand-in for the action that makes an App's token, which would ask GitHub.
 * @returns the option that makes the runner take it
 */
export function standInForAppToken(folder: string): string {
  const action = join(folder, 'app-token');
  mkdirSync(action);
  writeFileSync(join(action, 'action.yml'), DECLARATION);
  writeFileSync(join(action, 'index.js'), SOURCE);
  return `--local-repository=${pinnedUses('actions/create-github-app-token')}=${action}`;
}
