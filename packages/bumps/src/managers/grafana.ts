import { type Cursor, child, textAt } from '../formats/yaml/index.ts';
import type { ManagerId } from '../types.ts';
import type { Found } from './found.ts';
import type { SourceFile } from './manager.ts';
import { type Dependency, type VersionWithin, versionScalar, versionWithin } from './version-scalar.ts';

const DASHBOARD_URL =
  /^(https:\/\/grafana\.com\/api\/dashboards\/([1-9][0-9]{0,8})\/revisions\/)([1-9][0-9]{0,5})\/download$/;
const DASHBOARD_ID = /^[1-9][0-9]{0,8}$/;

/** A published dashboard's revision in its download address (`https://grafana.com/api/dashboards/<id>/revisions/<n>/download`). */
export function dashboardUrl(file: SourceFile, cursor: Cursor | null, manager: ManagerId): Found {
  return versionWithin(file, cursor, revisionInUrl, manager);
}

/** The revision beside a dashboard's id: `gnetId` in the Grafana chart's values, `id` in a GrafanaDashboard. */
export function dashboardRevision(file: SourceFile, place: Cursor | null, idKey: string, manager: ManagerId): Found {
  const id = textAt(place, idKey) ?? '';
  return versionScalar(file, child(place, 'revision'), DASHBOARD_ID.test(id) ? dashboard(id) : null, manager);
}

function revisionInUrl(url: string): VersionWithin | null {
  const [, before = '', id = '', text = ''] = DASHBOARD_URL.exec(url) ?? [];
  if (id === '') return null;
  return { dependency: dashboard(id), version: { text, start: before.length, end: before.length + text.length } };
}

/** Named by its number, as Renovate's shared presets do. */
function dashboard(id: string): Dependency {
  return { datasource: 'custom.grafana-dashboards', name: id, written: id };
}
