import { GatehouseError, type RunEvidence } from '@gatehouse/policy';
import pMap from 'p-map';
import type { Client } from '../client.ts';
import { type Asked, incomplete } from '../faults.ts';
import { CONCURRENCY, PAGE } from '../limits.ts';
import { ranDefaultBranch } from './run-origin.ts';
import { fileInZip, MOST_ZIP_BYTES } from './zip.ts';

/** What a reviewer's workflow uploads: an artifact of this name (and the head's SHA) with this file in it. */
const ARTIFACT = 'gatehouse-review-';
const FILE = 'review.json';

/** Runs that uploaded an artifact for one head; any workflow may, and each is a request. */
const MOST_RUNS = 20;

/**
 * What runs of the named workflows uploaded for a head, oldest first. A run is who it is by what GitHub says of it (path,
 * event, branch), never by what it wrote. An artifact that holds no readable `review.json` is evidence without text: a reviewer
 * that said nothing.
 */
export async function readRunEvidence(
  client: Client,
  head: string,
  workflows: readonly string[],
): Promise<readonly RunEvidence[]> {
  if (workflows.length === 0) return [];
  const artifacts = await listArtifacts(client, `${ARTIFACT}${head}`);
  const ids = [...new Set(artifacts.map(({ run }) => run))];
  const runs = await pMap(ids, (id) => readRun(client, id), { concurrency: CONCURRENCY });
  const wanted = new Map(runs.filter((run) => workflows.includes(run.path)).map((run) => [run.id, run]));
  const found = artifacts.flatMap((artifact) => {
    const run = wanted.get(artifact.run);
    return run === undefined ? [] : [{ artifact, run }];
  });
  return pMap(
    found,
    async ({ artifact, run }) => ({
      text: await download(client, artifact),
      run: {
        id: run.id,
        workflowPath: run.path,
        event: run.event,
        onDefaultBranch: await ranDefaultBranch(client, run),
        createdAt: run.createdAt,
        url: run.url,
      },
    }),
    { concurrency: CONCURRENCY },
  );
}

interface Artifact {
  readonly id: number;
  readonly run: number;
  readonly bytes: number;
}

/** Oldest first; those that expired have nothing to read any more. */
async function listArtifacts(client: Client, name: string): Promise<Artifact[]> {
  const asked: Asked = { what: `list the artifacts ${name} (GET actions/artifacts)`, needs: 'actions: read' };
  const page = await client.rest(asked, (rest, where) =>
    rest.actions.listArtifactsForRepo({ ...where, name, per_page: PAGE }),
  );
  const runs = new Set(page.artifacts.map((artifact) => artifact.workflow_run?.id));
  if (page.total_count > page.artifacts.length || runs.size > MOST_RUNS) throw tooMany(name);
  return page.artifacts
    .filter((artifact) => artifact.name === name && !artifact.expired)
    .map((artifact) => {
      const run = artifact.workflow_run?.id;
      if (run === undefined) throw incomplete(`GitHub does not say which run made artifact ${artifact.id}`);
      return { id: artifact.id, run, bytes: artifact.size_in_bytes };
    })
    .sort((a, b) => a.id - b.id);
}

export interface Run {
  readonly id: number;
  /** `.github/workflows/review.yml` */
  readonly path: string;
  readonly event: string;
  readonly branch: string | null;
  readonly sha: string;
  readonly createdAt: string;
  readonly url: string;
}

async function readRun(client: Client, id: number): Promise<Run> {
  const asked: Asked = { what: `read workflow run ${id} (GET actions/runs/${id})`, needs: 'actions: read' };
  const run = await client.rest(asked, (rest, where) => rest.actions.getWorkflowRun({ ...where, run_id: id }));
  if (run.id !== id) throw incomplete(`GitHub gave workflow run ${run.id} instead of ${id}`);
  return {
    id,
    path: withoutRef(run.path),
    event: run.event,
    branch: run.head_branch,
    sha: run.head_sha,
    createdAt: run.created_at,
    url: run.html_url,
  };
}

/**
 * Some runs have the ref behind the path: `.github/workflows/x.yml@main`. A file may have an `@` in its name, and is no other
 * for that.
 */
function withoutRef(path: string): string {
  return /\.ya?ml$/.test(path) ? path : path.replace(/@[^@]*$/, '');
}

async function download(client: Client, { id, bytes }: Artifact): Promise<string> {
  if (bytes > MOST_ZIP_BYTES) return '';
  const asked: Asked = { what: `download artifact ${id} (GET actions/artifacts/${id}/zip)`, needs: 'actions: read' };
  const zip: unknown = await client.rest(asked, (rest, where) =>
    rest.actions.downloadArtifact({ ...where, artifact_id: id, archive_format: 'zip' }),
  );
  if (!(zip instanceof ArrayBuffer)) throw incomplete(`GitHub gave no zip file for artifact ${id}`);
  return fileInZip(new Uint8Array(zip), FILE) ?? '';
}

function tooMany(name: string): GatehouseError {
  return new GatehouseError(
    'too-large',
    `more workflow runs than ${MOST_RUNS} uploaded an artifact ${name}, so it is not clear what was reviewed`,
    'Delete the artifacts that are not the reviewer’s, or push a new commit.',
  );
}
