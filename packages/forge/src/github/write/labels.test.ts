import { summarise } from '@gatehouse/simulator';
import { expect, test } from 'vitest';
import { bump, scene } from '../testing.ts';

async function pull() {
  const it = await scene();
  const { number } = bump(it, { 'a.yaml': '2\n' });
  for (const name of ['a', 'b', 'risk/low', 'merge auto']) it.repository.conversation.createLabel({ name });
  return { it, number, labels: () => it.repository.conversation.labels(number) };
}

test('labels are added together and removed one by one; a repeat changes nothing', async () => {
  const { it, number, labels } = await pull();
  await it.reader.addLabels(number, ['risk/low', 'merge auto']);
  await it.reader.addLabels(number, ['risk/low']);
  await it.reader.addLabels(number, []);
  expect(labels()).toEqual(['risk/low', 'merge auto']);
  await it.reader.removeLabel(number, 'merge auto');
  await it.reader.removeLabel(number, 'merge auto');
  expect(labels()).toEqual(['risk/low']);
  expect(it.simulator.requests.map(summarise)).toEqual([
    'POST /repos/o/r/issues/1/labels 200',
    'POST /repos/o/r/issues/1/labels 200',
    'DELETE /repos/o/r/issues/1/labels/merge%20auto 200',
    'DELETE /repos/o/r/issues/1/labels/merge%20auto 404',
  ]);
});

test('an answer that was lost is asked for again', async () => {
  const { it, number, labels } = await pull();
  for (const method of ['POST', 'DELETE']) {
    it.simulator.github.faults.add({ match: { method, times: 1 }, do: { kind: 'cut-body' } });
  }
  await it.reader.addLabels(number, ['a', 'b']);
  await it.reader.removeLabel(number, 'a');
  expect(labels()).toEqual(['b']);
});

test('a pull request that is not there is no label that is gone', async () => {
  const { it } = await pull();
  await expect(it.reader.removeLabel(99, 'a')).rejects.toMatchObject({
    code: 'not-found',
    message: expect.stringContaining('remove the label `a` from #99 (DELETE issues/99/labels)'),
  });
  await expect(it.reader.addLabels(99, ['a', 'b'])).rejects.toMatchObject({
    code: 'not-found',
    message: expect.stringContaining('add the labels `a`, `b` to #99 (POST issues/99/labels)'),
  });
});

test('a token that may only read is told the line', async () => {
  const { it, number } = await pull();
  const reader = it.readerWith({
    token: it.simulator.github.createToken({ permissions: { contents: 'read', 'pull-requests': 'read' } }),
  });
  for (const act of [() => reader.addLabels(number, ['a']), () => reader.removeLabel(number, 'a')]) {
    await expect(act()).rejects.toMatchObject({
      code: 'forbidden',
      fix: expect.stringContaining('`pull-requests: write`'),
    });
  }
});

test('a label that the repository lacks is made by a token that may, and else said to be missing', async () => {
  const { it, number, labels } = await pull();
  await expect(it.reader.addLabels(number, ['new'])).rejects.toMatchObject({
    code: 'forbidden',
    message: expect.stringContaining('create labels'),
    fix: expect.stringContaining('Make the label in the repository once'),
  });
  const token = it.simulator.github.createToken({ permissions: { issues: 'write', 'pull-requests': 'write' } });
  await it.readerWith({ token }).addLabels(number, ['new']);
  expect(labels()).toEqual(['new']);
});
