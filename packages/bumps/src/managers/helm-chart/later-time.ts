const RFC3339 = /^([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.([0-9]{1,9}))?(Z|[+-][0-9]{2}:[0-9]{2})$/;

/** Whether `after` is a later point in time than `before`; both as Go prints times, to the nanosecond. */
export function isLater(before: string, after: string): boolean {
  const from = nanoseconds(before);
  const to = nanoseconds(after);
  return from !== null && to !== null && to > from;
}

function nanoseconds(text: string): bigint | null {
  const found = RFC3339.exec(text);
  if (found === null) return null;
  const milliseconds = Date.parse(`${found[1]}${found[3]}`);
  if (Number.isNaN(milliseconds)) return null;
  return BigInt(milliseconds) * 1_000_000n + BigInt((found[2] ?? '').padEnd(9, '0'));
}
