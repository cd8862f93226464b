import type { BoundaryReader } from '../../port.ts';
import { connect, type GithubOptions } from '../client.ts';
import { postingApp } from '../live/posture.ts';
import { readBoundary } from './index.ts';
import { knownLabels, permissionOf, readFiles } from './questions.ts';

/** GitHub as whoever looks at a boundary sees it; apart from `githubReader`, so that no action carries it. */
export function githubBoundary(options: GithubOptions): BoundaryReader {
  const client = connect(options);
  return {
    readBoundary: (wanted) => readBoundary(client, wanted),
    readFiles: (commit, paths) => readFiles(client, commit, paths),
    knownLabels: (names) => knownLabels(client, names),
    permissionOf: (login) => permissionOf(client, login),
    appOf: (login) => postingApp(client, { viewer: login, apps: new Map() }),
  };
}
