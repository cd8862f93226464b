import { type Source, uses } from './source.ts';

const PERMISSIONS = `    permissions:
      contents: write # arms auto-merge and reads both sides of the change
      pull-requests: write # arms, labels, comments
      statuses: write # posts the gate status
      issues: write # creates labels that policy names, and looks for freezes
      checks: read # reads the check runs of reviewers
      actions: read # confirms which workflow a reviewer's artifact comes from`;

/** The workflow that gate.md shows. */
export function gateWorkflow(source: Source): string {
  return `# .github/workflows/gate.yml
name: gate
on:
  pull_request_target: # zizmor: ignore[dangerous-triggers] reads through the API, checks nothing out, executes nothing of the head
    types: [opened, synchronize, reopened, edited, labeled, unlabeled, ready_for_review]
  merge_group:
permissions: {}
jobs:
  gate:
    name: gate
${PERMISSIONS}
    ${uses(source, 'gate')}
    with:
      mode: dry-run # then \`act\`
`;
}

/** The workflow that sweep.md shows, for a default branch of that name. */
export function sweepWorkflow(source: Source, branch: string): string {
  return `# .github/workflows/sweep.yml
name: sweep
on:
  schedule:
    - cron: "17 * * * *" # an hour is how late a window's opening may be seen
  push:
    branches: [${/^[A-Za-z][\w/-]*$/.test(branch) ? branch : JSON.stringify(branch)}]
    paths: [.github/gatehouse.yml, ".github/gatehouse/**"]
  issues:
    types: [labeled, unlabeled, closed, reopened]
  workflow_run: # zizmor: ignore[dangerous-triggers] reads live state through the API, and nothing of the run that ended
    workflows: [signal]
    types: [completed]
  workflow_dispatch:
permissions: {}
concurrency:
  group: gatehouse-sweep
  cancel-in-progress: false
jobs:
  sweep:
    name: sweep
${PERMISSIONS}
    ${uses(source, 'sweep')}
    with:
      mode: dry-run # then \`act\`, as in gate.yml
      all: \${{ github.event_name == 'push' }} # another policy may decide otherwise about everything
`;
}

/** The workflow that signal.md shows. */
export function signalWorkflow(source: Source): string {
  return `# .github/workflows/signal.yml
name: signal
on:
  pull_request_review:
    types: [submitted, edited, dismissed]
permissions: {}
concurrency:
  group: gatehouse-signal-\${{ github.event.pull_request.number }}
  cancel-in-progress: true
jobs:
  signal:
    name: signal
    permissions: {}
    ${uses(source, 'signal')}
`;
}
