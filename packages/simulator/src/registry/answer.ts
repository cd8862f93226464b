import { edit, type RegistryFault, type RegistryFaults, replyInstead } from './faults.ts';
import type { RegistryCall, RegistryContext, RegistryReply } from './reply.ts';
import { handleRegistry } from './routes.ts';

export interface RegistryAnswer extends RegistryReply {
  /** `before`: break the connection at once; `never`: keep it without a word; a number: break it after that many bytes of the body. */
  readonly broken: null | 'before' | 'never' | number;
}

/** Answers one call as a registry would, save for the faults that meet it. */
export async function answerRegistry(
  faults: RegistryFaults,
  context: Omit<RegistryContext, 'realm'>,
): Promise<RegistryAnswer> {
  const met = faults.take(targetOf(context.call));
  for (const fault of met) {
    if (fault.kind === 'before') await fault.run();
    if (fault.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.ms));
  }
  const realm = met.find((fault) => fault.kind === 'realm')?.realm ?? null;
  const made = met.map(replyInstead).find((instead) => instead !== null) ?? handleRegistry({ ...context, realm });
  for (const fault of met) if (fault.kind === 'after') await fault.run();
  const answer = met.reduce(edit, made);
  return { ...answer, broken: breakage(met, answer.body.length) };
}

const targetOf = ({ method, url }: RegistryCall) => ({ method, path: url.pathname + url.search, graphql: null });

function breakage(faults: readonly RegistryFault[], length: number): RegistryAnswer['broken'] {
  for (const fault of faults) {
    if (fault.kind === 'silence') return 'never';
    if (fault.kind === 'no-answer') return 'before';
    if (fault.kind === 'cut-body') return fault.bytes ?? Math.floor(length / 2);
  }
  return null;
}
