import { randomUUID } from 'node:crypto';
import type { ContainerResult, ContainerRun, ContainerRuntime } from './runtime.ts';

export interface ToolAnswer {
  readonly exitCode: number;
  readonly output: string;
}

/** Runs a program with arguments, never through a shell; `exitCode` 127: there is no such program. */
export type RunTool = (
  program: string,
  options: readonly string[],
  environment?: Readonly<Record<string, string>>,
) => Promise<ToolAnswer>;

/** Which are looked for, in this order. */
const TOOLS = ['docker', 'podman', 'nerdctl'] as const;
type Tool = (typeof TOOLS)[number];

/** Images are pulled from many places; a registry that does not answer must not hold a rollback for ever. */
const PULL_MS = 10 * 60_000;
const LOOPBACK = /^(?:127\.0\.0\.1|localhost)(?::[0-9]+)?\//;

export interface ToolOptions {
  readonly run: RunTool;
  /** For pulling: names a folder with credentials, if there are any. */
  readonly environment: Readonly<Record<string, string>>;
  /** Resolves after so many milliseconds, or when it is cancelled. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** The first container tool that answers; null: there is none, or none that works. */
export async function findContainerTool(options: ToolOptions): Promise<ContainerRuntime | null> {
  for (const tool of TOOLS) {
    const { exitCode } = await options.run(tool, ['info'], options.environment).catch(() => ({ exitCode: 127 }));
    if (exitCode === 0) return containerTool(tool, options);
  }
  return null;
}

function containerTool(tool: Tool, { run, environment, wait = waited }: ToolOptions): ContainerRuntime {
  const limited = async (work: () => Promise<ToolAnswer>, ms: number, stop: () => Promise<unknown>) => {
    const ended = new AbortController();
    const over = wait(ms, ended.signal).then(() => null);
    const first = await Promise.race([work(), over]).finally(() => ended.abort());
    if (first !== null) return first;
    await stop();
    return null;
  };
  return {
    name: tool,
    pull: async (image) => {
      const options = ['pull', ...insecure(tool, image), image];
      const answer = await limited(
        () => run(tool, options, environment),
        PULL_MS,
        async () => undefined,
      );
      if (answer === null) return `it was not fetched within ${PULL_MS / 60_000} minutes`;
      return answer.exitCode === 0 ? null : lastLine(answer.output);
    },
    run: (asked) => runOnce(tool, asked, (program, options) => run(program, options, environment), limited),
  };
}

async function runOnce(
  tool: Tool,
  asked: ContainerRun,
  run: RunTool,
  limited: (work: () => Promise<ToolAnswer>, ms: number, stop: () => Promise<unknown>) => Promise<ToolAnswer | null>,
): Promise<ContainerResult> {
  const name = `gatehouse-${randomUUID()}`;
  const entryPoint = asked.entryPoint === null ? [] : ['--entrypoint', asked.entryPoint];
  const options = [
    'run',
    '--rm',
    '--pull',
    'never',
    '--name',
    name,
    '--network',
    'none',
    ...entryPoint,
    asked.image,
    ...asked.command,
  ];
  const answer = await limited(
    () => run(tool, options),
    asked.timeoutMs,
    () => run(tool, ['rm', '--force', name]),
  );
  return answer === null ? { exitCode: null, output: '' } : answer;
}

/** Registries on this machine speak http. Docker knows that of loopback addresses by itself. */
function insecure(tool: Tool, image: string): readonly string[] {
  if (tool === 'docker' || !LOOPBACK.test(image)) return [];
  return tool === 'podman' ? ['--tls-verify=false'] : ['--insecure-registry'];
}

function lastLine(output: string): string {
  return output.trim().split('\n').at(-1)?.slice(0, 300) || 'it gave no reason';
}

function waited(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
