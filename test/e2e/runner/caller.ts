import { rmSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import { copiedWorkflows } from '../copied.ts';
import { hostedCopy } from './hosted.ts';

const GATE = '.github/workflows/gate.yml';

/** Behind what is observed, as a later job of a caller would stand: prints the result and the outputs it can use. */
const observer = (job: string): string => `
  observe:
    needs: ${job}
    if: \${{ !cancelled() }}
    runs-on: ubuntu-latest
    env:
      SEEN: \${{ toJSON(needs.${job}) }}
    steps:
      - run: printf '%s\\n' "$SEEN"
`;

/** What a page tells people to copy to call `uses`, with one job more that observes what the called one gives. */
function documentedCaller(page: string, uses: string): string {
  const found = copiedWorkflows().filter((copied) => copied.page === page && copied.text.includes(`/${uses}@`));
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`${found.length} workflows of ${page} use ${uses}`);
  const [job = ''] = Object.keys(only.content.jobs);
  return only.text + observer(job);
}

export interface Caller {
  /** Text of the caller's workflow. */
  readonly workflow: string;
  /** Folder with what the workflow calls; lives as long as the test. */
  readonly hosted: string;
}

/** A user's workflow as a page shows it, and this repository to be called by it. */
export function callerOf(page = 'docs/adopt.md', uses = GATE): Caller {
  const hosted = hostedCopy();
  onTestFinished(() => rmSync(hosted, { recursive: true, force: true }));
  return { workflow: documentedCaller(page, uses), hosted };
}
