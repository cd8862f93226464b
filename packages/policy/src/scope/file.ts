import { fileResidue } from '@gatehouse/bumps';
import type { ScopeRule } from './rule.ts';

/** Files that metadata alone excludes: added, deleted, renamed, links, modes. The proof says the same once contents are read. */
export const provableFile: ScopeRule = {
  ids: [
    'scope/file-added',
    'scope/file-deleted',
    'scope/file-renamed',
    'scope/mode-changed',
    'scope/symlink',
    'scope/submodule',
    'scope/path-encoding',
    'scope/too-large',
  ],
  reads: 'metadata',
  judge: ({ change }) => change.files.flatMap((file) => fileResidue(file) ?? []),
};
