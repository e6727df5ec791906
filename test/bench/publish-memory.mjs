// Loaded into a measured command: writes what it took when it ends.
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { maxRSS, systemCPUTime, userCPUTime } = process.resourceUsage();
  writeFileSync(
    process.env.ESCA_MEMORY_REPORT,
    JSON.stringify({ rss: maxRSS / 1024, cpu: (systemCPUTime + userCPUTime) / 1e6 }),
  );
});
