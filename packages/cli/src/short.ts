/** As many digits tell two apart; git and docker show about as many. */
const DIGITS = 12;

/** The first digits of a digest or of a commit's id, without the name of the hash. */
export function short(id: string): string {
  return id.slice(id.indexOf(':') + 1).slice(0, DIGITS);
}

/** `1 image`, `2 images`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
