import type { Proof } from '@gatehouse/bumps';
import type { PinQuestion } from '../pins.ts';

/** What the edge must ask upstream, each question once. A pin without a version behind it has no question; it never passes. */
export function pinQuestions(proof: Pick<Proof, 'bumps'>): PinQuestion[] {
  const questions = proof.bumps.flatMap(({ pin }): PinQuestion[] => {
    if (pin === undefined || pin.tag === null) return [];
    const { host, repository, tag, sha } = pin;
    return [{ host, repository, tag, sha }];
  });
  return [...new Map(questions.map((question) => [JSON.stringify(question), question])).values()];
}
