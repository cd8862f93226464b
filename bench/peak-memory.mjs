// Preloaded into a measured process: writes its peak resident memory, in megabytes, when it ends.
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { PEAK_MEMORY_FILE } = process.env;
  if (PEAK_MEMORY_FILE) writeFileSync(PEAK_MEMORY_FILE, String(Math.round(process.resourceUsage().maxRSS / 1024)));
});
