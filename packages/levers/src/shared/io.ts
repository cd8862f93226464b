/** What a lever says while it works: one line a step, none of it a result. */
export interface LeverIo {
  readonly log: (line: string) => void;
}
