import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../server.ts';
import type { Repository } from '../state/repository.ts';
import type { Permissions } from '../state/tokens.ts';
import { graphql } from '../testing/client.ts';

const ZERO = '0'.repeat(40);
const COMMIT = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { clientMutationId commit { oid signature { isValid } } ref { name } }
}`;
const REFS = 'mutation ($input: UpdateRefsInput!) { updateRefs(input: $input) { clientMutationId } }';

let simulator: Simulator;
let repository: Repository;
let base: string;
let token: string;

beforeEach(async () => {
  await simulator?.close();
  simulator = await startSimulator();
  repository = simulator.github.createRepository('acme/infra', {
    files: {
      'a.yaml': 'one\n',
      'bin/run': { mode: '100755', content: '#!/bin/sh\n' },
      link: { mode: '120000', content: 'a.yaml' },
    },
  });
  base = repository.branch('main');
  repository.setBranch('work', base);
  token = tokenWith({ contents: 'write' });
});

afterAll(() => simulator.close());

const tokenWith = (permissions: Permissions) =>
  simulator.github.createToken({ permissions, login: 'gatehouse[bot]', appId: 7 });

const base64 = (text: string) => Buffer.from(text).toString('base64');

const commit = (input: Record<string, unknown> = {}, as = token) =>
  graphql(simulator, as, COMMIT, {
    input: {
      branch: { repositoryNameWithOwner: 'acme/infra', branchName: 'work' },
      expectedHeadOid: base,
      message: { headline: 'Move pins', body: 'All of them' },
      fileChanges: { additions: [{ path: 'a.yaml', contents: base64('two\n') }] },
      ...input,
    },
  });

describe('createCommitOnBranch', () => {
  it('makes one signed commit in the name of the token’s account', async () => {
    const { data, errors } = await commit();
    expect(errors).toEqual([]);
    const { oid, signature } = data.createCommitOnBranch.commit;
    expect([signature.isValid, repository.branch('work')]).toEqual([true, oid]);
    expect(repository.network.store.read('commit', oid)).toMatchObject({
      parents: [base],
      author: { name: 'gatehouse[bot]' },
      message: 'Move pins\n\nAll of them',
    });
    expect(repository.events.at(-1)).toMatchObject({ event: 'push', branch: 'work', sender: 'gatehouse[bot]' });
  });

  it('is refused when the branch is elsewhere', async () => {
    const moved = repository.commit({ branch: 'work', files: { b: 'b' } });
    const { data, errors } = await commit();
    expect([data.createCommitOnBranch, errors[0]?.type]).toEqual([null, 'STALE_DATA']);
    expect(errors[0]?.message).toContain(`Expected branch to point to "${base}"`);
    expect(repository.branch('work')).toBe(moved);
  });

  it('makes plain files of executables and symbolic links', async () => {
    const additions = ['bin/run', 'link'].map((path) => ({ path, contents: base64('new\n') }));
    const { data } = await commit({ fileChanges: { additions } });
    const modes = ['bin/run', 'link'].map(async (path) => {
      const query = `{ repository(owner: "acme", name: "infra") { object(oid: "${data.createCommitOnBranch.commit.oid}") { ... on Commit { file(path: "${path}") { mode type } } } } }`;
      return (await graphql(simulator, token, query)).data.repository.object.file;
    });
    expect(await Promise.all(modes)).toEqual([
      { mode: 0o100644, type: 'blob' },
      { mode: 0o100644, type: 'blob' },
    ]);
  });

  it('deletes, and refuses to delete what is not there', async () => {
    await commit({ fileChanges: { deletions: [{ path: 'link' }] } });
    expect(repository.resolve('work:link')).toBeNull();
    const { errors } = await commit({
      expectedHeadOid: repository.branch('work'),
      fileChanges: { deletions: [{ path: 'link' }] },
    });
    expect(errors[0]).toMatchObject({
      type: 'UNPROCESSABLE',
      message: expect.stringContaining('does not exist as of commit'),
    });
  });

  it.each<[string, Permissions, string, RegExp]>([
    ['contents', { contents: 'read' }, 'a.yaml', /not accessible by integration/],
    ['workflows', { contents: 'write' }, '.github/workflows/ci.yml', /without `workflows` permission/],
  ])('takes the permission %s', async (_, permissions, path, message) => {
    const { errors } = await commit(
      { fileChanges: { additions: [{ path, contents: base64('x') }] } },
      tokenWith(permissions),
    );
    expect(errors[0]).toMatchObject({ type: 'FORBIDDEN', message: expect.stringMatching(message) });
    expect(repository.branch('work')).toBe(base);
  });

  it('finds no branch or repository that is not there', async () => {
    for (const branch of [
      { repositoryNameWithOwner: 'acme/infra', branchName: 'nothing' },
      { repositoryNameWithOwner: 'acme/nothing', branchName: 'work' },
    ]) {
      expect((await commit({ branch })).errors[0]?.type).toBe('NOT_FOUND');
    }
  });

  it('with a workflow’s own token starts no workflow', async () => {
    await commit({}, simulator.github.createToken({ permissions: { contents: 'write' } }));
    expect(repository.events.at(-1)).toMatchObject({ event: 'push', startsWorkflows: false });
  });
});

describe('updateRefs', () => {
  const update = async (refUpdates: readonly unknown[], as = token) => {
    const { data } = await graphql(simulator, as, '{ repository(owner: "acme", name: "infra") { id } }');
    return graphql(simulator, as, REFS, { input: { repositoryId: data.repository.id, refUpdates } });
  };
  const at = (branch: string) => repository.branchOrNull(branch);

  it('creates, moves by force and deletes at once', async () => {
    const made = repository.commit({ branch: 'temporary', files: { b: 'b' } });
    const aside = repository.commit({ branch: 'work', files: { c: 'c' } });
    const { errors } = await update([
      { name: 'refs/heads/work', beforeOid: aside, afterOid: made, force: true },
      { name: 'refs/heads/temporary', beforeOid: made, afterOid: ZERO },
      { name: 'refs/heads/new', beforeOid: ZERO, afterOid: base },
    ]);
    expect(errors).toEqual([]);
    expect([at('work'), at('temporary'), at('new')]).toEqual([made, null, base]);
  });

  it.each([
    ['is elsewhere', { name: 'refs/heads/work', beforeOid: '1'.repeat(40), afterOid: ZERO }, 'STALE_DATA'],
    ['exists and must not', { name: 'refs/heads/work', beforeOid: ZERO, afterOid: ZERO }, 'STALE_DATA'],
    ['does not exist', { name: 'refs/heads/gone', afterOid: ZERO }, 'NOT_FOUND'],
    ['would lead nowhere', { name: 'refs/heads/work', afterOid: '1'.repeat(40) }, 'UNPROCESSABLE'],
    ['is the default branch', { name: 'refs/heads/main', afterOid: ZERO }, 'UNPROCESSABLE'],
  ])('moves nothing when one of them %s', async (_, bad, type) => {
    const made = repository.commit({ branch: 'temporary', files: { b: 'b' } });
    const { errors } = await update([{ name: 'refs/heads/other', beforeOid: ZERO, afterOid: made }, bad]);
    expect([errors[0]?.type, at('other'), at('work')]).toEqual([type, null, base]);
  });

  it('moves aside only by force', async () => {
    const made = repository.commit({ branch: 'temporary', files: { b: 'b' } });
    repository.commit({ branch: 'work', files: { c: 'c' } });
    const { errors } = await update([{ name: 'refs/heads/work', afterOid: made }]);
    expect(errors[0]?.message).toMatch(/not a fast forward/);
  });

  it('moves a pull request’s head once, without passing its base', async () => {
    repository.commit({ branch: 'work', files: { 'a.yaml': 'two\n' } });
    const number = repository.openPullRequest({ head: 'work' });
    const made = repository.commit({ branch: 'temporary', parents: [base], files: { 'a.yaml': 'three\n' } });
    await update([
      { name: 'refs/heads/work', beforeOid: at('work'), afterOid: made, force: true },
      { name: 'refs/heads/temporary', beforeOid: made, afterOid: ZERO },
    ]);
    expect(repository.pullRequest(number)).toMatchObject({ state: 'open', head: { sha: made } });
  });

  it('takes contents: write', async () => {
    const { errors } = await update([{ name: 'refs/heads/new', afterOid: base }], tokenWith({ contents: 'read' }));
    expect(errors[0]?.type).toBe('FORBIDDEN');
  });
});

describe('single refs', () => {
  it('are created, moved and deleted by id', async () => {
    const { data: ids } = await graphql(simulator, token, '{ repository(owner: "acme", name: "infra") { id } }');
    const input = { repositoryId: ids.repository.id, name: 'refs/heads/new', oid: base };
    const create = 'mutation ($input: CreateRefInput!) { createRef(input: $input) { ref { id name } } }';
    const { data } = await graphql(simulator, token, create, { input });
    const { id: refId } = data.createRef.ref;
    expect((await graphql(simulator, token, create, { input })).errors[0]?.message).toMatch(/already exists/);
    const oid = repository.commit({ files: { d: 'd' } });
    await graphql(
      simulator,
      token,
      'mutation ($input: UpdateRefInput!) { updateRef(input: $input) { ref { name } } }',
      {
        input: { refId, oid },
      },
    );
    expect(repository.branch('new')).toBe(oid);
    const remove = 'mutation ($input: DeleteRefInput!) { deleteRef(input: $input) { clientMutationId } }';
    expect((await graphql(simulator, token, remove, { input: { refId } })).errors).toEqual([]);
    expect(repository.branchOrNull('new')).toBeNull();
  });
});

describe('reading', () => {
  it('pages refs below a prefix', async () => {
    for (let index = 0; index < 120; index += 1) repository.tag(`v${1000 + index}`, base);
    const query = `query ($after: String) { repository(owner: "acme", name: "infra") {
      refs(refPrefix: "refs/tags/", first: 100, after: $after) { totalCount nodes { name target { oid } } pageInfo { hasNextPage endCursor } } } }`;
    const first = (await graphql(simulator, token, query)).data.repository.refs;
    const second = (await graphql(simulator, token, query, { after: first.pageInfo.endCursor })).data.repository.refs;
    expect([first.totalCount, first.nodes.length, second.nodes.length, second.pageInfo.hasNextPage]).toEqual([
      120,
      100,
      20,
      false,
    ]);
    expect(second.nodes.at(-1)).toEqual({ name: 'v1119', target: { oid: base } });
  });

  it('gives a history by path and time', async () => {
    const one = repository.commit({ branch: 'main', files: { 'dir/1': '1' } });
    repository.commit({ branch: 'main', files: { 'dir/2': '2' } });
    const { seconds } = repository.network.store.read('commit', one).committer;
    const history = async (filter: string) => {
      const query = `{ repository(owner: "acme", name: "infra") { object(expression: "main") { ... on Commit { history(first: 10, ${filter}) { totalCount } } } } }`;
      return (await graphql(simulator, token, query)).data.repository.object.history.totalCount;
    };
    expect(await history('path: "dir/1"')).toBe(1);
    expect(await history('path: "dir"')).toBe(2);
    const moment = new Date(seconds * 1000).toISOString();
    expect([await history(`since: "${moment}"`), await history(`until: "${moment}"`)]).toEqual([2, 2]);
  });
});
