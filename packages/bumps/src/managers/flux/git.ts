import { at, type Cursor, child } from '../../formats/yaml/index.ts';
import { isCommitSha, isVersion } from '../../versions/index.ts';
import { type Found, NOTHING } from '../found.ts';
import { gitDependency, parseGitUrl } from '../git-source.ts';
import type { SourceFile } from '../manager.ts';
import { type Part, pairFields, partAt } from '../paired.ts';
import { versionScalar } from '../version-scalar.ts';
import { nameText } from '../yaml-value.ts';

/**
 * `ref.tag` and `ref.commit` of a GitRepository are one reference, `ref.semver` is a constraint of its own. A commit carries its repository,
 * so that the edge can ask whether the tag beside it peels to it; a branch moves by itself and is never a reference.
 */
export function gitRepositoryRefs(file: SourceFile, spec: Cursor | null): readonly Found[] {
  const url = nameText(child(spec, 'url'));
  const repository = url === null ? null : parseGitUrl(url);
  if (url === null || repository === null) return [];
  const dependency = gitDependency(repository, url);
  const tag = partAt(file, at(spec, 'ref', 'tag'));
  const commit = partAt(file, at(spec, 'ref', 'commit'));
  const problem = problemOf(tag) ?? problemOf(commit);
  if (problem !== null) return [{ reference: null, problem }];
  const pinned = partIf(commit, isCommitSha);
  const fields = pairFields(
    partIf(tag, (text) => isVersion(dependency.datasource, text)),
    pinned,
  );
  const pin = pinned === null ? {} : { pin: { host: repository.host, repository: repository.path } };
  const exact: Found =
    fields === null ? NOTHING : { reference: { ...dependency, ...fields, ...pin, manager: 'flux' }, problem: null };
  return [exact, versionScalar(file, at(spec, 'ref', 'semver'), dependency, 'flux')];
}

type Read = ReturnType<typeof partAt>;

function problemOf(read: Read) {
  return read !== null && 'problem' in read ? read.problem : null;
}

function partIf(read: Read, accept: (text: string) => boolean): Part | null {
  return read !== null && 'scalar' in read && accept(read.scalar.text) ? read : null;
}
