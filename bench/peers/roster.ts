import type { Repository } from '@gatehouse/simulator';
import { COMMENT, LABEL } from './pull-request.ts';
import type { PeerRun } from './run-peer.ts';

/** A published action that does one piece of what the gate does, set up as its own documentation says. */
export interface Peer {
  /** `owner/name` on GitHub; its clone lies in the folder `owner+name`. */
  readonly repository: string;
  /** Newest release when this was written. */
  readonly tag: string;
  readonly does: string;
  /** Inputs as a workflow gives them; the rest are the defaults of its action.yml. */
  readonly inputs: Readonly<Record<string, string>>;
  /** What it takes from `env:` instead of from inputs. */
  readonly env: (token: string) => Readonly<Record<string, string>>;
  /** Whether it did its work: of an open pull request whose CI is green on the first run, of one whose CI is not there yet otherwise. */
  readonly worked: (run: PeerRun, at: { repository: Repository; number: number }, isCiGreen: boolean) => boolean;
}

const none = () => ({});

/** In the order in which a workflow would have them: what is known, what is said, what is checked, and the merge last. */
export const PEERS: readonly Peer[] = [
  {
    repository: 'dependabot/fetch-metadata',
    tag: 'v3.1.0',
    does: 'says what is updated',
    inputs: {},
    env: none,
    worked: ({ outputs }) =>
      outputs['dependency-names'] === 'redis' && outputs['update-type'] === 'version-update:semver-patch',
  },
  {
    repository: 'actions/labeler',
    tag: 'v7.0.0',
    does: 'labels by path',
    inputs: {},
    env: none,
    worked: (_, { repository, number }) => repository.conversation.labels(number).includes(LABEL),
  },
  {
    repository: 'marocchino/sticky-pull-request-comment',
    tag: 'v3.0.5',
    does: 'keeps one comment',
    inputs: { header: 'bench', message: COMMENT, skip_unchanged: 'true' },
    env: none,
    worked: (_, { repository, number }) => {
      const bodies = repository.conversation.comments(number).map(({ body }) => body);
      return bodies.length === 1 && bodies[0]?.startsWith(COMMENT) === true;
    },
  },
  {
    repository: 'amannn/action-semantic-pull-request',
    tag: 'v6.1.1',
    does: 'checks the title',
    inputs: {},
    env: (token) => ({ GITHUB_TOKEN: token }),
    // it leaves no trace but its exit; that it fails for another title is checked before anything is measured
    worked: ({ requests }, { number }) => requests.some(({ path }) => path.endsWith(`/pulls/${number}`)),
  },
  {
    repository: 'pascalgn/automerge-action',
    tag: 'v0.16.4',
    does: 'merges once checks are green',
    inputs: {},
    // looks once: by default it would sit in the job for half a minute while CI runs
    env: (token) => ({ GITHUB_TOKEN: token, MERGE_LABELS: '', MERGE_METHOD: 'squash', MERGE_RETRIES: '0' }),
    worked: ({ outputs }, { repository, number }, isCiGreen) => {
      const merged = repository.pullRequest(number).state === 'merged';
      return isCiGreen ? merged && outputs.mergeResult === 'merged' : !merged && outputs.mergeResult === 'not_ready';
    },
  },
];

/** `owner+name`, where its clone lies. */
export const folderOf = ({ repository }: Peer): string => repository.replace('/', '+');

/** Commands that fetch what is compared, each at the release that is measured. */
export const howToGet = (folder: string): string =>
  PEERS.map(
    (peer) =>
      `git -c advice.detachedHead=false clone --depth 1 --branch ${peer.tag} https://github.com/${peer.repository} ${folder}/${folderOf(peer)}`,
  ).join('\n');
