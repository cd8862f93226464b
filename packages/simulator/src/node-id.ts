/** An opaque id in the style of GraphQL's `node_id`; equal things have equal ids. */
export const nodeId = (type: string, id: string | number): string =>
  `${type.replaceAll(/[a-z]/g, '')}_${Buffer.from(`${type}:${id}`).toString('base64url')}`;
