/** A tag that a pin's comment names, to be confirmed upstream by the edge. */
export interface PinQuestion {
  readonly host: string;
  /** `owner/name` */
  readonly repository: string;
  readonly tag: string;
  readonly sha: string;
}

export interface PinAnswer extends PinQuestion {
  /** `confirmed`: the tag peels to the SHA. Everything else is a finding. */
  readonly answer: 'confirmed' | 'other-commit' | 'no-such-tag' | 'no-such-repository' | 'unreadable';
  /** The commit the tag peels to, when that is another. */
  readonly actual?: string;
}
