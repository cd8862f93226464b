import { policyJsonSchema } from '../schema/json-schema.ts';

/** The parts of a JSON Schema that say which keys there are. */
export interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
}

let schema: Shape | null = null;

/** Made on the first complaint: a policy without fault never needs it. */
function root(): Shape {
  schema ??= policyJsonSchema();
  return schema;
}

/** Keys that a mapping at this place of a policy, or of a file with a shape of its own, may have. */
export function keysAt(path: readonly PropertyKey[], shape: Shape = root()): readonly string[] {
  let shapes: readonly Shape[] = [shape];
  for (const step of path) {
    shapes = shapes.flatMap(alternatives).flatMap((from) => {
      const next = typeof step === 'number' ? from.items : from.properties?.[String(step)];
      return next === undefined ? [] : [next];
    });
  }
  return shapes.flatMap(alternatives).flatMap((at) => Object.keys(at.properties ?? {}));
}

/** Every key of the policy that stands in mappings only, with its full name: `scope.updates`. */
export function allKeys(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const walk = (shape: Shape, prefix: string) => {
    for (const [key, value] of Object.entries(shape.properties ?? {})) {
      if (!found.has(key)) found.set(key, prefix + key);
      walk(value, `${prefix}${key}.`);
    }
  };
  walk(root(), '');
  return found;
}

function alternatives(shape: Shape): readonly Shape[] {
  return shape.anyOf ?? [shape];
}
