import { compileGlobs, isTooLong, type Matcher } from '@gatehouse/policy';
import { parentOf } from './growing-tree.ts';
import type { Inventory } from './schema.ts';
import { type ImageTree, realPath, type TreeNode } from './tree.ts';

type FileRule = NonNullable<NonNullable<Inventory['files']>['must']>[number];

/** Of so many alike, more would only hide the others. */
const MAX_PATHS = 5;

/** A folder that a container sees because something is in it. */
const IMPLIED: TreeNode = { type: 'directory', mode: 0o755, uid: 0, gid: 0, linkTarget: null };

/** What is wrong with the files of one platform. */
export function evaluateFiles({ files }: Inventory, layers: ImageTree): readonly string[] {
  if (files === undefined) return [];
  const tree = withFolders(layers);
  const tooLong = [...tree.keys()].find(isTooLong);
  if (tooLong !== undefined) return [`a path is longer than any file system holds: ${tooLong.slice(0, 100)}…`];
  const forbidden = (files['must-not'] ?? []).flatMap((glob) => notWanted(glob, tree));
  return [...(files.must ?? []).flatMap((rule) => wanted(rule, tree)), ...forbidden];
}

/** With the folders that no layer has an entry of, which archives may leave out. */
function withFolders(layers: ImageTree): ImageTree {
  const tree = new Map(layers);
  for (const path of layers.keys())
    for (let folder = parentOf(path); folder !== '' && !tree.has(folder); folder = parentOf(folder))
      tree.set(folder, IMPLIED);
  return tree;
}

function wanted(rule: FileRule, tree: ImageTree): readonly string[] {
  const found = pathsOf(rule.path, tree);
  if (found.length === 0) return [`${rule.path} is missing`];
  const wrong = found.flatMap(([path, node]) => differences(rule, node).map((what) => `${path} ${what}`));
  return cut(wrong);
}

function notWanted(glob: string, tree: ImageTree): readonly string[] {
  return cut(pathsOf(glob, tree).map(([path]) => `${path} is there, and ${glob} must not be`));
}

/**
 * A path is looked up as a program would, through linked directories: a plain one, and what stands before the first `*` of a glob, which is
 * held against real paths besides.
 */
function pathsOf(glob: string, tree: ImageTree): readonly (readonly [string, TreeNode])[] {
  if (!/[*?]/.test(glob)) {
    const node = tree.get(glob) ?? tree.get(throughLinks(glob, tree));
    return node === undefined ? [] : [[glob, node]];
  }
  const matcher: Matcher = compileGlobs([glob]);
  const folder = glob.slice(0, Math.max(glob.slice(0, glob.search(/[*?]/)).lastIndexOf('/'), 0));
  const real = realPath(tree, folder);
  if (real === null || real === folder) return [...tree].filter(([path]) => matcher.matches(path));
  const below = real === '' ? '' : `${real}/`;
  return [...tree].filter(
    ([path]) =>
      matcher.matches(path) || (path.startsWith(below) && matcher.matches(`${folder}/${path.slice(below.length)}`)),
  );
}

/** The last name itself may be a link: what it is counts, not what it points to. */
function throughLinks(path: string, tree: ImageTree): string {
  const at = path.lastIndexOf('/');
  if (at < 0) return path;
  const parent = realPath(tree, path.slice(0, at));
  return parent === null || parent === '' ? path.slice(at + 1) : `${parent}${path.slice(at)}`;
}

function differences({ type, mode, owner, target }: FileRule, node: TreeNode): readonly string[] {
  const bits = node.mode.toString(8).padStart(4, '0');
  const held = `${node.uid}:${node.gid}`;
  if (node === IMPLIED && (mode !== undefined || owner !== undefined))
    return ['has no entry in any layer: its mode and owner are up to who unpacks it'];
  return [
    ...(type !== undefined && type !== node.type ? [`is a ${node.type} and must be a ${type}`] : []),
    ...(mode !== undefined && Number.parseInt(mode, 8) !== node.mode
      ? [`has the mode ${bits} and must have ${mode}`]
      : []),
    ...(owner !== undefined && owner !== held ? [`belongs to ${held} and must belong to ${owner}`] : []),
    ...(target !== undefined && target !== node.linkTarget
      ? [`points to ${node.linkTarget ?? 'nothing'} and must point to ${target}`]
      : []),
  ];
}

function cut(problems: readonly string[]): readonly string[] {
  if (problems.length <= MAX_PATHS) return problems;
  return [...problems.slice(0, MAX_PATHS), `and ${problems.length - MAX_PATHS} more like these`];
}
