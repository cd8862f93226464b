import type { ChangeReader, StatusWriter } from '../port.ts';
import { compareTips } from './advance.ts';
import { connect, type GithubOptions } from './client.ts';
import { readContents } from './contents.ts';
import { confirmHead } from './head.ts';
import { openMergeGroup } from './merge-group.ts';
import { confirmPins } from './pins.ts';
import { openPullRequest } from './pull-request.ts';
import { postStatus, readBinding } from './status.ts';

export type { GithubOptions } from './client.ts';
export { DEFAULT_PATIENCE, type Patience } from './limits.ts';

/**
 * GitHub behind the port: reads changes at exact SHAs through the API, checks nothing out, and either returns the whole
 * truth or throws a `GatehouseError` (`unauthorized`, `forbidden`, `not-found`, `rate-limited`, `unavailable`, `incomplete`,
 * `head-moved`, `base-moved`, `merge-base`, `merge-group`, `missing-object`, `policy-unreadable`, `too-many-files`).
 */
export function githubReader(options: GithubOptions): ChangeReader & StatusWriter {
  const client = connect(options);
  return {
    openPullRequest: (target) => openPullRequest(client, target),
    openMergeGroup: (target) => openMergeGroup(client, target),
    readContents: (change, wanted) => readContents(client, change, wanted),
    confirmPins: (pins) => confirmPins(client, pins),
    confirmHead: (change, behind) => confirmHead(client, change, behind),
    readBinding: (target) => readBinding(client, target),
    compareTips: (from, to) => compareTips(client, from, to),
    postStatus: (status) => postStatus(client, status),
  };
}
