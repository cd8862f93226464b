import { expect, test } from 'vitest';
import { buildProgram } from './program.ts';

type Commands = Parameters<typeof buildProgram>[0];

/** The options that a command line gives its command. */
async function optionsOf(...args: string[]): Promise<unknown> {
  const given: unknown[] = [];
  const commands = new Proxy({} as Commands, { get: () => async (options: unknown) => void given.push(options) });
  await buildProgram(commands).parseAsync(['node', 'gatehouse', ...args]);
  return given[0];
}

test.each([['pins'], ['prune', '--plan'], ['rollback', '--plan']])(
  '%s trusts ghcr.io, or who is named',
  async (...args) => {
    expect(await optionsOf(...args)).toMatchObject({ trustedRealms: ['ghcr.io'] });
    expect(await optionsOf(...args, '--trusted-realms', 'tokens.example', 'ghcr.io')).toMatchObject({
      trustedRealms: ['tokens.example', 'ghcr.io'],
    });
  },
);
