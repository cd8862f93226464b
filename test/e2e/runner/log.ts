/**
 * What a run of a workflow did, as far as anyone can see. A job that a matrix starts more than once has
 * `-1`, `-2`… behind its id.
 */
export interface WorkflowRun {
  readonly exit: number | null;
  /** Conclusion by job id, in the order the jobs ended. */
  readonly jobs: Readonly<Record<string, string>>;
  /** By job id: what its steps put out. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** By job id: its summary page. */
  readonly summaries: Readonly<Record<string, string>>;
  /** Annotations, as the runner was told: `error file=a.yaml,line=3: text`. */
  readonly annotations: readonly string[];
  /** By job id: what its steps printed. */
  readonly printed: Readonly<Record<string, string>>;
}

interface Line {
  /** Names of the jobs on the way, each of a matrix with its number: `gate-2/gate/judge`. */
  readonly job?: string;
  readonly jobID?: string;
  readonly jobResult?: string;
  readonly command?: string;
  readonly name?: string;
  readonly arg?: string;
  readonly content?: string;
  readonly kvPairs?: Readonly<Record<string, string>>;
  readonly raw_output?: boolean;
  readonly msg?: string;
}

function told(line: Line): Line {
  const leg = /-\d+(?=\/)/.exec(line.job ?? '')?.[0];
  return leg === undefined || line.jobID === undefined ? line : { ...line, jobID: `${line.jobID}${leg}` };
}

const jsonLines = (log: string): Line[] =>
  log.split('\n').flatMap((line) => (line.startsWith('{') ? [told(JSON.parse(line))] : []));

/** Joins what lines of the same job say. */
function byJob(lines: readonly Line[], pick: (line: Line) => string | undefined): Record<string, string> {
  const found: Record<string, string> = {};
  for (const line of lines) {
    const text = pick(line);
    const { jobID = '' } = line;
    if (text !== undefined) found[jobID] = (found[jobID] ?? '') + text;
  }
  return found;
}

function outputsOf(lines: readonly Line[]): Record<string, Record<string, string>> {
  const outputs: Record<string, Record<string, string>> = {};
  for (const { jobID = '', command, name = '', arg = '' } of lines) {
    if (command === 'set-output') outputs[jobID] = { ...outputs[jobID], [name]: arg };
  }
  return outputs;
}

function annotation({ command, kvPairs = {}, arg = '' }: Line): string[] {
  if (command === undefined || !['error', 'warning', 'notice'].includes(command)) return [];
  const place = Object.entries(kvPairs).map(([key, value]) => `${key}=${value}`);
  return [`${[command, place.sort().join(',')].join(' ').trim()}: ${arg}`];
}

/** Reads the runner's log, one JSON object a line. */
export function readLog(log: string, exit: number | null): WorkflowRun {
  const lines = jsonLines(log);
  return {
    exit,
    jobs: Object.fromEntries(lines.flatMap(({ jobID, jobResult }) => (jobID && jobResult ? [[jobID, jobResult]] : []))),
    outputs: outputsOf(lines),
    summaries: byJob(lines, (line) => (line.command === 'summary' ? line.content : undefined)),
    annotations: lines.flatMap(annotation),
    printed: byJob(lines, (line) => (line.raw_output ? line.msg : undefined)),
  };
}
