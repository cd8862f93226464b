import * as core from '@actions/core';
import { plain, visible } from './text.ts';

export type AnnotationLevel = 'error' | 'warning' | 'notice';

export interface AnnotationPlace {
  readonly title: string;
  readonly file?: string;
  /** 1-based. */
  readonly startLine?: number;
}

/** Everything an action says to its runner. Tests pass `memoryIo` of `@gatehouse/action-kit/testing` instead. */
export interface RunnerIo {
  /** The trimmed text of an input; empty when it is not set. */
  readonly input: (name: string) => string;
  /** Masks a value in the log from here on. */
  readonly secret: (value: string) => void;
  readonly output: (name: string, value: string) => void;
  readonly summary: (markdown: string) => Promise<void>;
  readonly annotate: (level: AnnotationLevel, message: string, place: AnnotationPlace) => void;
  /** One line of the log; text from outside cannot become a workflow command in it. */
  readonly log: (line: string) => void;
}

async function writeSummary(markdown: string): Promise<void> {
  if (!process.env.GITHUB_STEP_SUMMARY) return;
  await core.summary.addRaw(markdown, true).write();
}

const COMMAND = { error: core.error, warning: core.warning, notice: core.notice } as const;

function annotate(level: AnnotationLevel, message: string, place: AnnotationPlace): void {
  const file = place.file === undefined ? {} : { file: visible(place.file) };
  // Lines stay lines: core writes a command as one line, whatever it holds.
  COMMAND[level](message.split('\n').map(visible).join('\n'), { ...place, ...file });
}

/** The real runner, through `@actions/core`, which escapes commands and guards output files with random delimiters. */
export const runnerIo: RunnerIo = {
  input: (name) => core.getInput(name),
  secret: (value) => core.setSecret(value),
  output: (name, value) => core.setOutput(name, value),
  summary: writeSummary,
  annotate,
  log: (line) => core.info(plain(line)),
};
