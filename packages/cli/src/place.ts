/** `path:line`, as editors open it; only the path when the line is unknown. Not yet safe to print. */
export function place({ path, line }: { readonly path: string; readonly line: number | null }): string {
  return line === null ? path : `${path}:${line}`;
}
