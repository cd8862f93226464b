/** Words people know a thing by, and what it is called here. */
const CALLED = new Map<string, readonly string[]>(
  Object.entries({
    helm: ['helm-values', 'helm-chart', 'flux'],
    docker: ['kubernetes', 'dockerfile', 'docker-compose'],
    pindigest: ['pin'],
  }),
);

/** What a wrong value of a list of words most likely meant, as a phrase; null when nobody can say. */
export function meantBy(word: string, candidates: readonly string[]): string | null {
  const called = CALLED.get(word.toLowerCase().replaceAll(/[^a-z]/g, ''));
  if (!called?.every((candidate) => candidates.includes(candidate))) return nearest(word, candidates);
  return called.length === 1 ? (called[0] ?? null) : `${called.slice(0, -1).join(', ')} or ${called.at(-1)}`;
}

/** The candidate that a misspelt word most likely meant; null when none is near. */
export function nearest(word: string, candidates: readonly string[]): string | null {
  const ranked = candidates
    .map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  return best !== undefined && best.distance <= Math.max(2, Math.floor(best.candidate.length / 3))
    ? best.candidate
    : null;
}

/** Levenshtein's distance, one row at a time; words longer than any key are far from all. */
function editDistance(a: string, b: string): number {
  if (a.length > 40) return a.length;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
