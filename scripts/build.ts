// Builds the bundle of every action and of the command line (with chunks for what it loads late), each from its own folder:
// ncc's output depends on the working directory, and on nothing else of the machine. `node scripts/build.ts actions/gate` builds only those named.
import { appendFileSync, existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundledSchema } from '../packages/simulator/src/graphql/bundled-schema.ts';
import { BUNDLED_SCHEMA } from '../packages/simulator/src/graphql/schema.ts';
import { root, step } from './steps.ts';

interface Manifest {
  readonly scripts?: { readonly build?: string };
}

/** The package's build command, if it has one: `ncc build …`. */
function buildCommand(folder: string): readonly string[] | null {
  const file = join(root, folder, 'package.json');
  if (!existsSync(file)) return null;
  const manifest: Manifest = JSON.parse(readFileSync(file, 'utf8'));
  return manifest.scripts?.build?.split(' ') ?? null;
}

/** The command line carries the simulator, for rehearsals, and that reads GitHub's schema from a file. */
function addSchema(dist: string): void {
  const { schema, licence } = bundledSchema();
  writeFileSync(join(dist, BUNDLED_SCHEMA), schema);
  appendFileSync(join(dist, 'licenses.txt'), `\n${licence}`);
}

const named = process.argv.slice(2);
const folders = named.length > 0 ? named : globSync(['actions/*', 'packages/*'], { cwd: root }).sort();
const built = folders.filter((folder) => {
  const [command, ...args] = buildCommand(folder) ?? [];
  if (command === undefined) return false;
  // Their names change with what is in them, and the bundler leaves old ones behind.
  for (const chunk of globSync('dist/*.index.js', { cwd: join(root, folder) })) rmSync(join(root, folder, chunk));
  step(`bundle ${folder}`, command, args, {}, join(root, folder));
  if (folder.replace(/\/$/, '') === 'packages/cli') addSchema(join(root, folder, 'dist'));
  return true;
});
if (built.length === 0) {
  console.error(`Nothing to build: no package.json with a build script in ${folders.join(', ')}.`);
  process.exitCode = 1;
}
