import { describe, expect, it } from 'vitest';
import { findContainerTool, type RunTool, type ToolAnswer } from './tools.ts';

const IMAGE = `ghcr.io/acme/api@sha256:${'1'.repeat(64)}`;
const ENVIRONMENT = { DOCKER_CONFIG: '/tmp/x' };

/** Answers by the first words of a call: `docker info`. */
function tools(answers: Readonly<Record<string, ToolAnswer | Promise<ToolAnswer>>>) {
  const calls: string[] = [];
  const run: RunTool = async (program, options, environment) => {
    calls.push([program, ...options].join(' ').replace(/gatehouse-[0-9a-f-]{36}/, 'NAME'));
    expect(environment).toEqual(ENVIRONMENT);
    return answers[`${program} ${options[0]}`] ?? { exitCode: 127, output: '' };
  };
  return { calls, run };
}

const ok = (output = ''): ToolAnswer => ({ exitCode: 0, output });
const never = new Promise<ToolAnswer>(() => undefined);
const find = (run: RunTool, wait?: (ms: number) => Promise<void>) =>
  findContainerTool({ run, environment: ENVIRONMENT, ...(wait && { wait }) });

describe('a container tool', () => {
  it.each([
    ['docker info', 'docker'],
    ['podman info', 'podman'],
    ['nerdctl info', 'nerdctl'],
    ['lxc info', undefined],
  ])('that answers to %s is %s', async (answering, expected) => {
    expect((await find(tools({ [answering]: ok() }).run))?.name).toBe(expected);
  });

  it('that cannot be started is none', async () => {
    expect(await find(() => Promise.reject(new Error('no')))).toBeNull();
  });

  it('runs an image once, without network, and says how it ended', async () => {
    const { run, calls } = tools({
      'docker info': ok(),
      'docker pull': ok(),
      'docker run': { exitCode: 3, output: 'x' },
    });
    const tool = await find(run);
    expect(await tool?.pull(IMAGE)).toBeNull();
    const asked = { image: IMAGE, entryPoint: '/bin/api', command: ['--version', '; rm'], timeoutMs: 1000 };
    expect(await tool?.run(asked)).toEqual({ exitCode: 3, output: 'x' });
    expect(calls).toEqual([
      'docker info',
      `docker pull ${IMAGE}`,
      `docker run --rm --pull never --name NAME --network none --entrypoint /bin/api ${IMAGE} --version ; rm`,
    ]);
  });

  it('says why it cannot fetch one', async () => {
    const { run } = tools({ 'docker info': ok(), 'docker pull': { exitCode: 1, output: 'a\ndenied: no\n' } });
    expect(await (await find(run))?.pull(IMAGE)).toBe('denied: no');
  });

  it('removes what runs for too long', async () => {
    const { run, calls } = tools({ 'podman info': ok(), 'podman run': never, 'podman rm': ok() });
    const waits: number[] = [];
    const tool = await find(run, async (ms) => void waits.push(ms));
    const asked = { image: IMAGE, entryPoint: null, command: [], timeoutMs: 1234 };
    expect(await tool?.run(asked)).toEqual({ exitCode: null, output: '' });
    expect(calls.at(-1)).toBe('podman rm --force NAME');
    expect(waits).toEqual([1234]);
  });

  it('speaks to a registry on this machine as it speaks', async () => {
    const local = `127.0.0.1:5000/acme/api@sha256:${'1'.repeat(64)}`;
    for (const [tool, flags] of [
      ['docker', ''],
      ['podman', '--tls-verify=false '],
      ['nerdctl', '--insecure-registry '],
    ] as const) {
      const { run, calls } = tools({ [`${tool} info`]: ok(), [`${tool} pull`]: ok() });
      await (await find(run))?.pull(local);
      expect(calls.at(-1)).toBe(`${tool} pull ${flags}${local}`);
    }
  });
});
