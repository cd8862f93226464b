import type { Policy } from '@gatehouse/policy';
import { type Check, ok, problem } from '../check.ts';

/** Names of labels that policy counts on. */
export function labelsOf({ labels, merge }: Policy): readonly string[] {
  const written = [...Object.values(labels.dispositions), ...Object.values(labels.risks)];
  return [...new Set([...merge.freeze.labels, ...labels.withhold, ...written])];
}

/** `known`: those of `labelsOf` that exist. People can only set what is there; what Gatehouse writes it makes itself. */
export function labelChecks(policy: Policy, known: readonly string[]): Check[] {
  const { labels, merge } = policy;
  const missing = (name: string) => !known.includes(name);
  const written = labelsOf(policy).filter(
    (name) => !merge.freeze.labels.includes(name) && !labels.withhold.includes(name),
  );
  const late = written.filter(missing);
  return [
    ...merge.freeze.labels.map((name) =>
      missing(name)
        ? problem('label/freeze', `there is no label ${name}, so no issue can freeze`, create(name))
        : ok('label/freeze', `an open issue with the label ${name} freezes`),
    ),
    ...labels.withhold.map((name) =>
      missing(name)
        ? problem('label/withhold', `there is no label ${name}, so nobody can withhold by it`, create(name))
        : ok('label/withhold', `the label ${name} withholds`),
    ),
    ...(written.length === 0
      ? []
      : [
          ok(
            'label/written',
            late.length === 0 ? 'labels that Gatehouse writes exist' : `made when first written: ${late.join(', ')}`,
          ),
        ]),
  ];
}

function create(name: string): string {
  return `gh label create ${/^[\w/.-]+$/.test(name) ? name : JSON.stringify(name)}`;
}
