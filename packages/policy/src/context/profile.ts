/** A part of a body that must be there. */
export interface Section {
  readonly title: string;
  /** Other headings that stand for it. */
  readonly also: readonly string[];
  /** What to write, as an instruction that ends without a full stop. */
  readonly hint: string;
  /** Letters and digits that a reader must see. */
  readonly minimum: number;
  /** Phrases that may stand there alone. */
  readonly none: readonly string[];
  readonly code: boolean;
  readonly links: boolean;
  readonly check: 'files' | 'risk' | null;
}

/** What the body of a pull request is measured by. */
export interface Profile {
  readonly name: string;
  readonly sections: readonly Section[];
  /** The body as a whole: letters and digits it shows, a link, and the name of every dependency that moves. */
  readonly body: { readonly minimum: number; readonly links: boolean; readonly bumps: boolean };
}
