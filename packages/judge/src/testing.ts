import type { Change, ChangedFile, FileSide, Identity } from '@gatehouse/bumps';
import { locate } from '@gatehouse/bumps';
import type { FileAtCommit, OpenedChange, OpenedGroup } from '@gatehouse/forge';
import { type Conversation, type LiveState, NO_CONVERSATION, type PastState, type PinAnswer } from '@gatehouse/policy';
import type { JudgeDeps, JudgeForge } from './deps.ts';
import { memoise } from './memoise.ts';

export const HEAD = 'a'.repeat(40);
export const TIP = 'b'.repeat(40);
const BASE = 'c'.repeat(40);
export const POLICY = '.github/gatehouse.yml';

export const RENOVATE: Identity = { login: 'renovate[bot]', id: 1, type: 'Bot' };
export const OCTOCAT: Identity = { login: 'octocat', id: 2, type: 'User' };

type Texts = Readonly<Record<string, readonly [before: string | null, after: string | null]>>;

/** What a fake forge has to tell. */
export interface Story {
  readonly author?: Identity | null;
  /** Both sides of every changed path. */
  readonly files?: Texts;
  /** Files at the base tip: the policy and what it names. */
  readonly atTip?: Readonly<Record<string, string>>;
  readonly pins?: PinAnswer['answer'];
  /** What the forge says beside the change. */
  readonly opened?: Pick<OpenedChange, 'doubt' | 'behind'>;
  /** Thrown by the method of that name. */
  readonly fails?: Partial<Record<keyof JudgeForge, Error>>;
  readonly conversation?: Partial<Conversation>;
  /** First-parent history of the base, newest first. */
  readonly past?: readonly PastState[];
  /** What the pull requests of a merge group look like now. */
  readonly live?: (pullRequest: number) => LiveState;
  readonly group?: (opened: OpenedChange) => OpenedGroup['entries'];
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function sideOf(text: string | null, name: string, read: boolean): FileSide | null {
  if (text === null) return null;
  return { mode: '100644', oid: name.padEnd(40, '0'), ...(read ? { bytes: bytesOf(text) } : {}) };
}

function changedFiles(files: Texts, read: boolean): ChangedFile[] {
  return Object.entries(files).map(([path, [before, after]], i) => {
    const old = sideOf(before, `b${i}`, read);
    return {
      path,
      pathIsText: true,
      before: old,
      after: sideOf(after, `a${i}`, read),
      ...(read ? { baseTipOid: old?.oid ?? null } : {}),
    };
  });
}

function changeOf(story: Story, read: boolean): Change {
  const author = story.author === undefined ? RENOVATE : story.author;
  return {
    repository: 'o/r',
    pullRequest: 7,
    author,
    baseRef: 'main',
    baseTip: TIP,
    base: BASE,
    head: HEAD,
    commits: [{ oid: HEAD, author, committer: author, verified: true, parents: 1 }],
    sharers: [{ pullRequest: 7, author }],
    files: changedFiles(story.files ?? {}, read),
    siblings: [],
    contentsRead: read,
  };
}

const fileAt = (story: Story, path: string): FileAtCommit => {
  const text = story.atTip?.[path];
  return { path, commit: TIP, bytes: text === undefined ? null : bytesOf(text) };
};

export interface Told {
  readonly deps: JudgeDeps;
  /** What was asked of the forge, in order; paths that rode along in brackets. */
  readonly asked: string[];
  readonly faults: unknown[];
}

/** A forge in memory that tells one story and remembers what it was asked. */
export function tell(story: Story): Told {
  const asked: string[] = [];
  const faults: unknown[] = [];
  const answer = async <T>(method: keyof JudgeForge, value: () => T, detail = ''): Promise<T> => {
    asked.push(`${method}${detail}`);
    const fault = story.fails?.[method];
    if (fault !== undefined) throw fault;
    return value();
  };
  const opened = (): OpenedChange => ({
    change: changeOf(story, false),
    policy: fileAt(story, POLICY),
    sameRepository: true,
    ...story.opened,
  });
  const forge: JudgeForge = {
    openPullRequest: () => answer('openPullRequest', opened),
    openMergeGroup: () =>
      answer('openMergeGroup', () => ({
        policy: fileAt(story, POLICY),
        entries: story.group?.(opened()) ?? [opened()],
      })),
    readContents: (change, { extra }) =>
      answer(
        'readContents',
        () => ({
          change: { ...changeOf(story, true), pullRequest: change.pullRequest, author: change.author },
          extra: extra.map(({ path }) => fileAt(story, path)),
        }),
        extra.length > 0 ? `[${extra.map(({ path }) => path)}]` : '',
      ),
    confirmPins: (pins) =>
      answer(
        'confirmPins',
        () => pins.map((pin) => ({ ...pin, answer: story.pins ?? 'confirmed' })),
        `[${pins.map(({ repository, tag }) => `${repository}@${tag}`)}]`,
      ),
    confirmHead: (_change, behind) =>
      answer('confirmHead', () => undefined, behind === undefined ? '' : `[${behind} behind]`),
    readConversation: () => answer('readConversation', () => ({ ...NO_CONVERSATION, ...story.conversation })),
    readPastStates: () => answer('readPastStates', () => story.past ?? []),
    changedPaths: () => answer('changedPaths', () => Object.keys(story.files ?? {})),
    readBlobs: () => answer('readBlobs', () => new Map()),
    readLive: ({ pullRequest }) =>
      answer('readLive', () => {
        const live = story.live?.(pullRequest);
        if (live === undefined) throw new Error(`the story has no live state of #${pullRequest}`);
        return { live, policy: fileAt(story, POLICY) };
      }),
  };
  const deps: JudgeDeps = {
    forge,
    locate: memoise(locate),
    clock: () => new Date('2026-01-01T00:00:00Z'),
    tool: 'gatehouse@1.2.3',
    gatehouse: 'our-org/gatehouse',
    onFault: (error: unknown) => void faults.push(error),
  };
  return { deps, asked, faults };
}

export const deployment = (image: string): string =>
  `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: app\n      image: ${image}\n`;

export const BUMP: Texts = { 'apps/redis.yaml': [deployment('redis:7.2.4'), deployment('redis:7.2.5')] };
