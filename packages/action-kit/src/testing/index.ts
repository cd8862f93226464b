import type { AnnotationLevel, AnnotationPlace, RunnerIo } from '../io.ts';

export { verdictOf } from './verdicts.ts';

/** A runner that only remembers, for tests of actions. */
export interface MemoryIo extends RunnerIo {
  readonly outputs: Map<string, string>;
  readonly summaries: string[];
  readonly annotations: {
    readonly level: AnnotationLevel;
    readonly message: string;
    readonly place: AnnotationPlace;
  }[];
  readonly lines: string[];
  readonly secrets: string[];
}

export function memoryIo(inputs: Readonly<Record<string, string>> = {}): MemoryIo {
  const memory = {
    outputs: new Map<string, string>(),
    summaries: [] as string[],
    annotations: [] as MemoryIo['annotations'],
    lines: [] as string[],
    secrets: [] as string[],
  };
  return {
    ...memory,
    input: (name) => inputs[name] ?? '',
    secret: (value) => memory.secrets.push(value),
    output: (name, value) => memory.outputs.set(name, value),
    summary: async (markdown) => {
      memory.summaries.push(markdown);
    },
    annotate: (level, message, place) => memory.annotations.push({ level, message, place }),
    log: (line) => memory.lines.push(line),
  };
}
