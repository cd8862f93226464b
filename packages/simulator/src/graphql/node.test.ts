import { expect, onTestFinished, test } from 'vitest';
import { startSimulator } from '../server.ts';

async function ask(query: string, variables: Record<string, unknown>, permissions = { contents: 'read' } as object) {
  const simulator = await startSimulator();
  onTestFinished(() => simulator.close());
  const repository = simulator.github.createRepository('o/r');
  const base = repository.branch('main');
  repository.commit({ branch: 'x', files: { a: '1\n' } });
  repository.openPullRequest({ head: 'x' });
  repository.commit({ branch: 'main', files: { b: '1\n' } });
  repository.commit({ branch: 'main', files: { b: '2\n' } });
  repository.rules.protect('main', { reviews: { approvals: 2, codeOwners: true }, signatures: true });
  const answer = await fetch(simulator.graphqlUrl, {
    method: 'POST',
    headers: { authorization: `Bearer ${simulator.github.createToken({ permissions })}` },
    body: JSON.stringify({ query, variables: { ...variables, base } }),
  });
  return (await answer.json()) as { data: unknown; errors?: { type: string }[] };
}

const ID = Buffer.from('Commit:0000000000000000000000000000000000000000').toString('base64url');

test('a branch compares itself with another, and tells what its protection asks', async () => {
  const { data } = await ask(
    `{ repository(owner: "o", name: "r") { ref(qualifiedName: "refs/heads/x") {
      compare(headRef: "main") { aheadBy behindBy status } nothing: compare(headRef: "none") { aheadBy } refUpdateRule { pattern } }
      main: ref(qualifiedName: "refs/heads/main") { refUpdateRule {
        pattern requiredApprovingReviewCount requiresCodeOwnerReviews requiresSignatures requiresConversationResolution } } } }`,
    {},
  );
  expect(data).toEqual({
    repository: {
      ref: { compare: { aheadBy: 2, behindBy: 1, status: 'DIVERGED' }, nothing: null, refUpdateRule: null },
      main: {
        refUpdateRule: {
          pattern: 'main',
          requiredApprovingReviewCount: 2,
          requiresCodeOwnerReviews: true,
          requiresSignatures: true,
          requiresConversationResolution: false,
        },
      },
    },
  });
});

test('a node is found by its id, by those who may read it', async () => {
  const unknown = await ask('query ($id: ID!) { node(id: $id) { id } }', { id: `C_${ID}` });
  expect(unknown.errors).toMatchObject([{ type: 'NOT_FOUND' }]);
  const pull = Buffer.from('PullRequest:1').toString('base64url');
  const nobody = await ask('query ($id: ID!) { node(id: $id) { id } }', { id: `PR_${pull}` });
  expect(nobody.errors).toMatchObject([{ type: 'NOT_FOUND' }]);
});
