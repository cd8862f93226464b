import type { Fault } from './faults.ts';

/** Falsifies the body that GitHub's answer would have had. */
export function editBody(fault: Fault, body: unknown): unknown {
  switch (fault.kind) {
    case 'short-page':
      return shorten(body, fault.drop);
    case 'graphql-partial':
      return partial(body, fault.at, fault.message ?? 'Something went wrong while executing your query.');
    case 'rewrite':
      return fault.body(structuredClone(body));
    default:
      return body;
  }
}

function shorten(body: unknown, drop: number): unknown {
  if (Array.isArray(body)) return body.slice(0, Math.max(0, body.length - drop));
  if (isRecord(body) && Array.isArray(body.files)) return { ...body, files: shorten(body.files, drop) };
  return body;
}

function partial(body: unknown, at: readonly (string | number)[], message: string): unknown {
  if (!isRecord(body)) return body;
  const errors = Array.isArray(body.errors) ? body.errors : [];
  return { ...body, data: nullAt(body.data, at), errors: [...errors, { path: at, message }] };
}

function nullAt(value: unknown, [key, ...rest]: readonly (string | number)[]): unknown {
  if (key === undefined) return null;
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? nullAt(item, rest) : item));
  return isRecord(value) ? { ...value, [key]: nullAt(value[key], rest) } : value;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
