import { at, type Cursor, child, entries, items, rootCursor, text, textAt } from '../../formats/yaml/index.ts';
import { type Found, findingsOf, NOTHING } from '../found.ts';
import type { Findings, Manager, SourceFile } from '../manager.ts';
import { exactScalar, imageScalar, scalarFields } from '../yaml-value.ts';
import { usesReference } from './uses.ts';

/** Workflows of GitHub, Forgejo and Gitea. */
const WORKFLOWS = /(?:^|\/)\.(?:github|forgejo|gitea)\/workflows\/[^/]+\.ya?ml$/;
/** An action's metadata file has this name wherever it stands, also at the root of the repository that is the action. */
const ACTIONS = /(?:^|\/)action\.ya?ml$/;

const DOCKER = 'docker://';

/** Actions, reusable workflows and images that workflows and actions run. */
export const githubActions: Manager = {
  id: 'github-actions',
  matches: (path) => WORKFLOWS.test(path) || ACTIONS.test(path),
  references,
};

function references(file: SourceFile): Findings {
  // A reader of workflows takes one document.
  const documents = file.yaml();
  const root = documents[0] === undefined || documents.length > 1 ? null : rootCursor(documents[0]);
  const { uses, images } = ACTIONS.test(file.path) ? actionPlaces(root) : workflowPlaces(root);
  return findingsOf([
    ...uses.map((place) => usesAt(file, place)),
    ...images.map((place) => imageScalar(file, place, 'github-actions')),
  ]);
}

interface Places {
  readonly uses: readonly (Cursor | null)[];
  readonly images: readonly (Cursor | null)[];
}

/** Workflow syntax: `jobs.<id>.uses`, `.steps[*].uses`, `.container[.image]`, `.services.<id>.image`. */
function workflowPlaces(root: Cursor | null): Places {
  const jobs = entries(child(root, 'jobs')).map((job) => job.value);
  return {
    uses: jobs.flatMap((job) => [child(job, 'uses'), ...stepUses(job)]),
    images: jobs.flatMap((job) => [
      child(job, 'container'),
      at(job, 'container', 'image'),
      ...entries(child(job, 'services')).map((service) => child(service.value, 'image')),
    ]),
  };
}

/** Metadata syntax: the steps of a composite action, the `docker://` image of a container action. */
function actionPlaces(root: Cursor | null): Places {
  const runs = child(root, 'runs');
  const using = textAt(runs, 'using');
  if (using === 'composite') return { uses: stepUses(runs), images: [] };
  return { uses: using === 'docker' ? [child(runs, 'image')] : [], images: [] };
}

function stepUses(parent: Cursor | null): readonly (Cursor | null)[] {
  return items(child(parent, 'steps')).map((step) => child(step, 'uses'));
}

function usesAt(file: SourceFile, place: Cursor | null): Found {
  if (text(place)?.startsWith(DOCKER)) return imageScalar(file, place, 'github-actions', DOCKER.length);
  const exact = exactScalar(file, place);
  if (place === null || exact === null) return NOTHING;
  if ('problem' in exact) return { reference: null, problem: exact.problem };
  // Behind a block there is no comment of its line.
  if (exact.scalar.style === 'block') return NOTHING;
  const read = usesReference(file, place.node.end, exact.scalar);
  const reference = read && { ...scalarFields(place, exact.scalar), ...read, manager: 'github-actions' as const };
  return { reference, problem: null };
}
