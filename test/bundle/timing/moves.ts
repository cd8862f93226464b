import { POLICY } from '../gate.ts';
import { DEPLOYMENT } from '../scene.ts';
import { POLICY_PATH } from './process.ts';
import { BRANCH, type World, type WorldOptions } from './world.ts';

/** Something that happens while a run is under way. */
export interface Move {
  readonly name: string;
  readonly happen: (it: World) => void;
  /** The verdict of before it must not become green once a request has been able to see it. */
  readonly ends: boolean;
  /** An event of its own causes another run. */
  readonly answered: boolean;
  /** What may have become of the pull request once everything that it caused, and a sweep, is over and CI is green. */
  readonly end: readonly string[];
  readonly world?: WorldOptions;
}

const WITHHOLD = `${POLICY}labels:\n  withhold: [do-not-merge]\n`;
const STRICTER = `${POLICY}scope:\n  updates: [digest]\n`;

const firstOf = ({ repository }: World): string => {
  const tip = repository.network.store.read('commit', repository.branch('main'));
  return tip.parents[0] ?? tip.oid;
};

/** On the branch of the pull request, by somebody who may push. */
const push = (it: World, tag: string, author: string, parents?: readonly string[]): void =>
  void it.repository.commit({
    branch: BRANCH,
    files: { 'apps/redis.yaml': DEPLOYMENT(tag), ...(author === 'mallory' ? { 'apps/extra.yaml': 'a: 1\n' } : {}) },
    author,
    pusher: author === 'mallory' ? 'octocat' : author,
    ...(parents === undefined ? {} : { parents }),
  });

/** The move came after everything had been read for the last time, so the head of the disturbed run was merged. */
const MERGED_BEFORE = 'merged judged';

export const MOVES: readonly Move[] = [
  {
    name: 'somebody else pushes a commit',
    happen: (it) => push(it, '7.2.6', 'mallory'),
    ends: true,
    answered: true,
    end: [MERGED_BEFORE, 'open failure'],
  },
  {
    name: 'the bot pushes a commit',
    happen: (it) => push(it, '7.2.6', 'renovate[bot]'),
    ends: true,
    answered: true,
    end: [MERGED_BEFORE, 'merged next'],
  },
  {
    name: 'the bot rebases its branch by force',
    happen: (it) => push(it, '7.2.6', 'renovate[bot]', [it.repository.branch('main')]),
    ends: true,
    answered: true,
    end: [MERGED_BEFORE, 'merged next'],
  },
  {
    name: 'somebody else pushes by force',
    happen: (it) => push(it, '6.0.0', 'mallory', [it.repository.branch('main')]),
    ends: true,
    answered: true,
    end: [MERGED_BEFORE, 'open failure'],
  },
  {
    name: 'the base gets a commit on the judged file',
    happen: ({ repository }) =>
      void repository.commit({ branch: 'main', files: { 'apps/redis.yaml': `# redis\n${DEPLOYMENT('7.2.4')}` } }),
    ends: true,
    answered: false,
    end: [MERGED_BEFORE, 'open failure'],
  },
  {
    name: 'the base gets a commit beside it',
    happen: ({ repository }) => void repository.commit({ branch: 'main', files: { 'README.md': '# more\n' } }),
    ends: false,
    answered: false,
    end: [MERGED_BEFORE],
  },
  {
    name: 'the base is rewritten',
    happen: (it) =>
      void it.repository.commit({ branch: 'main', files: { 'README.md': '# other\n' }, parents: [firstOf(it)] }),
    ends: true,
    answered: false,
    end: [MERGED_BEFORE, 'open failure'],
  },
  {
    name: 'the policy becomes stricter',
    happen: ({ repository }) => void repository.commit({ branch: 'main', files: { [POLICY_PATH]: STRICTER } }),
    ends: true,
    answered: true,
    end: ['open failure'],
    world: { ci: 'pending' },
  },
  {
    name: 'it is retargeted',
    happen: ({ repository, pull }) => {
      if (repository.pullRequest(pull.number).state === 'open') repository.retarget(pull.number, 'release');
    },
    ends: true,
    answered: true,
    end: ['open pending', MERGED_BEFORE],
  },
  {
    name: 'it is closed',
    happen: ({ repository, pull }) => {
      if (repository.pullRequest(pull.number).state === 'open') repository.closePullRequest(pull.number);
    },
    ends: true,
    answered: false,
    end: ['closed', MERGED_BEFORE],
  },
  {
    name: 'a person withholds it by a label',
    happen: ({ repository, pull }) => repository.conversation.addLabel(pull.number, 'do-not-merge'),
    ends: true,
    answered: true,
    end: ['open pending'],
    world: { ci: 'pending', files: { [POLICY_PATH]: WITHHOLD } },
  },
  {
    name: 'a freeze begins',
    happen: ({ repository }) =>
      void repository.conversation.openIssue({ title: 'Incident', labels: ['gatehouse/freeze'], author: 'octocat' }),
    ends: true,
    answered: true,
    end: ['open pending'],
    world: { ci: 'pending' },
  },
];
