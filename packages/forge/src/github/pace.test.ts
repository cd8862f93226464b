import { expect, test, vi } from 'vitest';
import { pacer } from './pace.ts';

test('a few writes go at once, more of them a second apart, and room comes back with time', async () => {
  vi.useFakeTimers({ now: 0 });
  try {
    const turn = pacer(3, 1000);
    const turns: number[] = [];
    const write = () => turn().then(() => turns.push(Date.now()));
    const first = Promise.all([write(), write(), write(), write(), write()]);
    await vi.advanceTimersByTimeAsync(2000);
    await first;
    expect(turns).toEqual([0, 0, 0, 1000, 2000]);
    await vi.advanceTimersByTimeAsync(2000);
    await Promise.all([write(), write()]);
    expect(turns.slice(5)).toEqual([4000, 4000]);
    const last = write();
    await vi.advanceTimersByTimeAsync(1000);
    await last;
    expect(turns.at(-1)).toBe(5000);
  } finally {
    vi.useRealTimers();
  }
});
