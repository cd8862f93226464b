/** A chart's manifest and its lock: `Chart.yaml` since Helm 3, `requirements.yaml` for charts of `apiVersion: v1`. */
export interface ChartUnit {
  readonly manifest: string;
  readonly lock: string;
}

const UNIT_FILE = /^((?:.*\/)?)(Chart|requirements)\.(yaml|lock)$/;

/** The two files that a path belongs to; null when it is neither. */
export function chartUnit(path: string): ChartUnit | null {
  const found = UNIT_FILE.exec(path);
  if (found === null) return null;
  const stem = `${found[1]}${found[2]}`;
  return { manifest: `${stem}.yaml`, lock: `${stem}.lock` };
}
