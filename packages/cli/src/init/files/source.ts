/** Where Gatehouse is called from, as files name it. */
export interface Source {
  /** `OWNER/gatehouse` */
  readonly repository: string;
  /** Full commit SHA. */
  readonly commit: string;
  /** Version in the comment beside it. */
  readonly version: string;
  /** Not given: the files say so and have to be completed by hand. */
  readonly placeholder: boolean;
}

export const PLACEHOLDER: Source = {
  repository: 'OWNER/gatehouse',
  commit: '0123456789abcdef0123456789abcdef01234567',
  version: 'vX.Y.Z',
  placeholder: true,
};

/** A line `uses:` for one of our workflows. */
export function uses({ repository, commit, version }: Source, workflow: 'gate' | 'sweep' | 'signal'): string {
  return `uses: ${repository}/.github/workflows/${workflow}.yml@${commit} # ${version}`;
}
