import { GatehouseError } from '@gatehouse/policy';
import type { Remote } from './remote.ts';

const KINDS = [
  [/\b401\b|authentication failed|could not read (username|password)|terminal prompts disabled/i, 'unauthorized'],
  [/\b403\b|write access .* not granted/i, 'forbidden'],
  [/\b(404|410|451)\b|repository .*not found|not our ref|remote error: upload-pack: not our ref/i, 'not-found'],
  [/\b429\b|rate limit/i, 'rate-limited'],
] as const;

const FIXES = {
  unauthorized: 'Pass a valid token to the `token` input; its default works for the repository of the workflow.',
  forbidden: "Add the line `contents: read` to the job's `permissions:`.",
  'not-found':
    "Check the name; if it exists, the token cannot see it: add the line `contents: read` to the job's `permissions:`.",
  'rate-limited': 'Run the job again in some minutes.',
  unavailable: 'Run the job again; nothing was decided.',
} as const;

/** The error of a git that spoke to a remote and failed. Whatever it said, the token is not in it. */
export function remoteFault(remote: Remote, what: string, stderr: string): GatehouseError {
  const said = lastWords(withoutToken(stderr, remote.token));
  const [, code] = KINDS.find(([pattern]) => pattern.test(said)) ?? [null, 'unavailable' as const];
  return new GatehouseError(code, `could not ${what} ${remote.url}: ${said}`, FIXES[code]);
}

/** Whether it may go better at once: everything that is not about who asks and for what. */
export function isPassing(fault: GatehouseError): boolean {
  return fault.code === 'unavailable';
}

function withoutToken(text: string, token: string): string {
  if (token === '') return text;
  const secrets = [token, Buffer.from(`x-access-token:${token}`).toString('base64')];
  return secrets.reduce((cleaned, secret) => cleaned.replaceAll(secret, '***'), text);
}

/** What git and the server said at the end, in one line; progress is none of it. */
function lastWords(stderr: string): string {
  const lines = stderr.split(/[\r\n]+/).map((line) => line.trim());
  const spoken = lines.filter((line) => /^(fatal|error|remote error|remote: [^CET])/.test(line) || /^ERR /.test(line));
  const words = (spoken.length > 0 ? spoken : lines.filter((line) => line !== '')).slice(-3).join('; ');
  return words.replaceAll(/\b(fatal|error): /g, '').slice(0, 500) || 'git gave no reason';
}
