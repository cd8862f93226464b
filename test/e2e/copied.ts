import { parse } from 'yaml';
import { pagesWithSnippets, snippets, type Workflow } from '../contract/workflows.ts';

/** The commit that pages name as an example, and what `<sha>` stands for. */
export const EXAMPLE_SHA = '0123456789abcdef0123456789abcdef01234567';

/** A workflow as it stands on a page, placeholders filled. */
export interface CopiedWorkflow {
  /** Relative to the root. */
  readonly page: string;
  readonly text: string;
  readonly content: Workflow;
}

/** Every whole workflow that a page tells people to copy; other YAML (policies, single jobs) is left out. */
export function copiedWorkflows(): CopiedWorkflow[] {
  return pagesWithSnippets().flatMap((page) =>
    snippets(page)
      .map((text) => text.replaceAll('@<sha>', `@${EXAMPLE_SHA}`))
      .map((text) => ({ page, text, content: parse(text) }))
      .filter(({ content }) => 'on' in content && 'jobs' in content),
  );
}
