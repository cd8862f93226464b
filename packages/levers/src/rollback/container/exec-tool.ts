import { exec } from '@actions/exec';
import type { RunTool } from './tools.ts';

/** More of what an image says is no evidence. */
const MAX_OUTPUT = 64 * 1024;
const LINE_FEED = 0x0a;
/** What a container tool needs to find its service; tokens and inputs of this process are none of its business. */
const PASSED_ON = [
  'PATH',
  'HOME',
  'USER',
  'XDG_RUNTIME_DIR',
  'DOCKER_HOST',
  'CONTAINER_HOST',
  'CONTAINERD_ADDRESS',
  'TMPDIR',
];

/** Runs programs through `@actions/exec`: with arguments, never a shell, nothing printed, and little of the environment. */
export const execTool: RunTool = async (program, options, environment = {}) => {
  let output = '';
  const listen = (data: Buffer) => {
    if (output.length < MAX_OUTPUT) output += data.toString('utf8');
    // Behind our back the package gathers lines, and walks through all of one for each piece of it: a line without an end would cost the
    // memory of this process. So every piece ends a line for it.
    if (data.length > 0) data[data.length - 1] = LINE_FEED;
  };
  try {
    const exitCode = await exec(program, [...options], {
      silent: true,
      ignoreReturnCode: true,
      env: { ...passedOn(), ...environment },
      listeners: { stdout: listen, stderr: listen },
    });
    return { exitCode, output: output.slice(0, MAX_OUTPUT) };
  } catch (error) {
    // No such program; whatever else kept it from starting is as bad.
    return { exitCode: 127, output: error instanceof Error ? error.message : String(error) };
  }
};

function passedOn(): Record<string, string> {
  return Object.fromEntries(PASSED_ON.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}
