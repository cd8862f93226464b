import type { getOctokit } from '@actions/github';

type Plugin = NonNullable<Parameters<typeof getOctokit>[2]>;

/** A body that ended early, or was no JSON; shaped like octokit's request errors, so that the retry plugin repeats it. */
class UnreadableAnswer extends Error {
  readonly status = 502;
  readonly request: unknown;
  constructor(request: unknown) {
    super('the answer was cut off or was no JSON');
    this.request = request;
  }
}

/**
 * Guards every single attempt; has to be the first plugin, so that the others see what it makes of an answer:
 * a time limit of its own, and an error for a cut-off body, which octokit would hand over as a text or as nothing.
 */
export function attempt(limitMs: number): Plugin {
  return (octokit) => {
    octokit.hook.before('request', (options) => {
      options.request = { ...options.request, signal: AbortSignal.timeout(limitMs) };
    });
    octokit.hook.after('request', (response, options) => {
      if (response.status !== 204 && (typeof response.data !== 'object' || response.data === null)) {
        throw new UnreadableAnswer(options);
      }
    });
    octokit.hook.error('request', (error) => {
      throw asSecondaryLimit(error);
    });
    return {};
  };
}

/**
 * GitHub's rule is that `retry-after` has to be honoured whatever the text beside it says; the throttling plugin
 * recognises a secondary limit only by its words, so an answer that has the header is given them.
 */
function asSecondaryLimit(error: unknown): unknown {
  if (!(error instanceof Error) || !('status' in error) || !('response' in error)) return error;
  const headers = (error.response as { headers?: Record<string, string> } | undefined)?.headers ?? {};
  const limited = error.status === 403 || error.status === 429;
  if (limited && 'retry-after' in headers && !/\bsecondary rate\b/i.test(error.message)) {
    error.message = `${error.message} (secondary rate limit)`;
  }
  return error;
}
