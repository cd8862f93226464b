import type { CheckRunFact } from '@gatehouse/policy';
import pMap from 'p-map';
import type { Client } from '../client.ts';
import { type Asked, incomplete } from '../faults.ts';
import { CONCURRENCY } from '../limits.ts';
import { allRows, PAGE_INFO, type Page, pagesOfNode } from '../pages.ts';

/** Runs that were run again count as GitHub counts them: the latest of a name within its suite. */
const LATEST = 'filterBy: { checkType: LATEST }';
const RUN = 'name status conclusion title summary text permalink startedAt completedAt';
const SUITE = `id app { slug databaseId } checkRuns(first: 50, ${LATEST}) { ${PAGE_INFO} nodes { ${RUN} } }`;

/** Selection on a `Commit`: a suite for every app, and for every workflow run of GitHub Actions. */
export const CHECKS = `id checkSuites(first: 50) { ${PAGE_INFO} nodes { ${SUITE} } }`;

export interface ChecksAnswer {
  readonly id: string;
  readonly checkSuites: Page<SuiteAnswer> | null;
}

interface SuiteAnswer {
  readonly id: string;
  readonly app: { readonly slug: string; readonly databaseId: number | null } | null;
  readonly checkRuns: Page<RunAnswer> | null;
}

type RunAnswer = Omit<CheckRunFact, 'app' | 'url'> & { readonly permalink: string | null };

/** Every check run of the commit; further pages of suites and of each suite's runs as GitHub says that there are. */
export async function checkRunsOf(client: Client, sha: string, commit: ChecksAnswer): Promise<CheckRunFact[]> {
  const asked: Asked = { what: `read the checks of ${sha} (GraphQL checkSuites)`, needs: 'checks: read' };
  if (commit.checkSuites === null) throw incomplete(`GitHub gave no list of check suites of ${sha}`);
  const suites = await allRows(
    `the check suites of ${sha}`,
    commit.checkSuites,
    pagesOfNode<SuiteAnswer>(
      client,
      asked,
      { type: 'Commit', id: commit.id },
      { name: 'checkSuites', selection: SUITE },
    ),
  );
  const runs = await pMap(suites, (suite) => runsOf(client, asked, suite), { concurrency: CONCURRENCY });
  return runs.flat();
}

async function runsOf(client: Client, asked: Asked, suite: SuiteAnswer): Promise<CheckRunFact[]> {
  if (suite.checkRuns === null) throw incomplete(`GitHub gave no list of check runs of suite ${suite.id}`);
  const field = { name: 'checkRuns', arguments: LATEST, selection: RUN };
  const next = pagesOfNode<RunAnswer>(client, asked, { type: 'CheckSuite', id: suite.id }, field);
  const rows = await allRows(`the check runs of suite ${suite.id}`, suite.checkRuns, next);
  const app = suite.app?.databaseId == null ? null : { slug: suite.app.slug, id: suite.app.databaseId };
  return rows.map(({ permalink, ...run }) => ({ ...run, app, url: permalink }));
}
