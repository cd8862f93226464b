/** What is wanted of a repository: `pull`, `pull,push` or `delete`. */
export type Actions = 'pull' | 'pull,push' | 'delete';

/** Whose content, and what for. Scopes are ours, never the registry's: a token is asked for nothing else than what is done. */
export interface Scope {
  readonly registry: string;
  readonly repository: string;
  readonly actions: Actions;
}

export const scopeText = ({ repository, actions }: Scope): string => `repository:${repository}:${actions}`;
