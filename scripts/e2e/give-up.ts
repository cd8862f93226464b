/** Ends the script with what is missing and how to get it. */
export function giveUp(problem: string, fix: string): never {
  console.error(`\n${problem}\n${fix}\nThen run the same command again.`);
  process.exit(1);
}
