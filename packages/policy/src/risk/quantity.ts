import type { PlainValue } from './types.ts';

/** An exact number: `digits * 2^binary * 10^decimal`. */
interface Quantity {
  readonly digits: bigint;
  readonly binary: number;
  readonly decimal: number;
}

const BINARY: Readonly<Record<string, number>> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 };
const DECIMAL: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };

/** kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity; bounded, so that no exponent costs memory. */
const SHAPE = /^\+?([0-9]{0,30})(?:\.([0-9]{0,30}))?(?:([KMGTPE]i|[numkMGTPE])|[eE]([+-]?[0-9]{1,2}))?$/;

/** A Kubernetes quantity that is not negative; null when the value is not one. */
export function quantityOf(value: PlainValue | undefined): Quantity | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const found = SHAPE.exec(String(value));
  const [, whole = '', fraction = '', suffix = '', exponent = '0'] = found ?? [];
  if (found === null || whole + fraction === '') return null;
  return {
    digits: BigInt(whole + fraction),
    binary: BINARY[suffix] ?? 0,
    decimal: (DECIMAL[suffix] ?? 0) + Number(exponent) - fraction.length,
  };
}

/** Negative, zero or positive, as `a - factor * b` is; exact. */
export function compareQuantities(a: Quantity, b: Quantity, factor = 1n): -1 | 0 | 1 {
  const lowest = Math.min(a.decimal, b.decimal);
  const scaled = ({ digits, binary, decimal }: Quantity) =>
    digits * 2n ** BigInt(binary) * 10n ** BigInt(decimal - lowest);
  const difference = scaled(a) - factor * scaled(b);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}
