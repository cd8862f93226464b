/** One leaf block of a body as a reader sees it: a paragraph, an item's first paragraph, a row below a table's head, a code block. */
export interface Piece {
  readonly kind: 'prose' | 'item' | 'row' | 'code';
  /** 1-based, in the body. */
  readonly line: number;
  /** Visible text, lines kept. */
  readonly text: string;
  /** Code in the running text, in order. */
  readonly spans: readonly string[];
  /** Links that can be seen and followed. */
  readonly links: readonly Link[];
  /** Lists it stands in. */
  readonly depth: number;
}

export interface Link {
  readonly text: string;
  readonly url: string;
}

export interface Heading {
  readonly text: string;
  /** `titleKey` of the text. */
  readonly key: string;
  /** 1 to 6. */
  readonly depth: number;
  readonly line: number;
}

/** A heading of the top level with what stands under it up to the next one; null: before the first. */
interface Part {
  readonly heading: Heading | null;
  readonly pieces: readonly Piece[];
}

/** A pull request's body without everything that is not content. */
export interface Body {
  readonly parts: readonly Part[];
  /** Headings that are no sections because of where they stand. */
  readonly hidden: readonly (Heading & { readonly inside: string })[];
}
