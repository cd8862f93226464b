export { at, type Cursor, child, entries, items, keyOf, rootCursor, text, textAt, walk } from './cursor.ts';
export { whyAmbiguous } from './meaning.ts';
export type { YamlAlias, YamlDocument, YamlEntry, YamlMap, YamlNode, YamlScalar, YamlSequence } from './nodes.ts';
export { parseYamlDocuments, type YamlFault, type YamlParse } from './parse.ts';
