import { RegistryError } from '../errors.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** @param about what was read, for people */
export function malformed(about: string, reason: string): RegistryError {
  return new RegistryError(
    'unsupported',
    `${about} cannot be understood: ${reason}`,
    'Nothing of it was used; look at what was pushed there, and push it again with a current builder.',
  );
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A JSON object in UTF-8. Throws `unsupported`. */
export function parseObject(bytes: Uint8Array, about: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw malformed(about, 'it is not JSON');
  }
  if (!isObject(value)) throw malformed(about, 'it is not a JSON object');
  return value;
}

/** A text, or null where there is none. */
export function optionalText(value: unknown, key: string, about: string): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value;
  throw malformed(about, `\`${key}\` is not a text`);
}

/** A list of texts; none where there is no list, as Go writes an empty one. */
export function optionalTexts(value: unknown, key: string, about: string): readonly string[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  throw malformed(about, `\`${key}\` is not a list of texts`);
}

/** Texts by name. */
export function optionalMap(value: unknown, key: string, about: string): Readonly<Record<string, string>> {
  if (value === undefined || value === null) return {};
  if (!isObject(value)) throw malformed(about, `\`${key}\` does not map names to texts`);
  const entries = Object.entries(value);
  if (entries.every((entry): entry is [string, string] => typeof entry[1] === 'string')) {
    return Object.fromEntries(entries);
  }
  throw malformed(about, `\`${key}\` does not map names to texts`);
}
