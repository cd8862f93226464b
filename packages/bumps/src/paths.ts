/** Control characters, line separators, bidirectional and zero-width characters in a path mislead whoever reads about it. */
const MISLEADING = /[\u0000-\u001F\u007F-\u009F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFFD]/;

/** Whether a path can be shown and matched as it is. */
export function canBePath(path: string): boolean {
  return path.length > 0 && path.length <= 4096 && !MISLEADING.test(path);
}
