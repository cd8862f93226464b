import { latestRuns } from '../checks/rollup.ts';
import type { RepositoryState } from '../model.ts';
import type { RequiredCheck } from '../rules/model.ts';
import { latestStatuses } from '../statuses.ts';

const PASSING: readonly unknown[] = ['success', 'neutral', 'skipped'];

/**
 * Whether what is required was reported on the commit: the newest status of that context and the newest check run of that name,
 * of the required app when one is, all successful. A skipped or neutral run counts as successful, as it does on GitHub.
 */
export function isCheckMet(repository: RepositoryState, sha: string, { context, appId }: RequiredCheck): boolean {
  const counts = (app: number | null) => appId === null || app === appId;
  const statuses = latestStatuses((repository.statusesBySha.get(sha) ?? []).filter((status) => counts(status.appId)));
  const runs = latestRuns((repository.suitesBySha.get(sha) ?? []).flatMap((suite) => suite.runs));
  const outcomes = [
    ...statuses.filter((status) => same(status.context, context)).map(({ state }) => state === 'success'),
    ...runs
      .filter((run) => same(run.name, context) && counts(run.suite.app.id))
      .map(({ status, conclusion }) => status === 'completed' && PASSING.includes(conclusion)),
  ];
  return outcomes.length > 0 && outcomes.every(Boolean);
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
