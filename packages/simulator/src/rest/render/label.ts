import { nodeId } from '../../node-id.ts';
import type { Label } from '../../state/conversation/model.ts';
import type { RepositoryState } from '../../state/model.ts';
import type { Roots } from './user.ts';

export const renderLabel = ({ apiUrl }: Roots, repository: RepositoryState, label: Label) => ({
  id: label.id,
  node_id: nodeId('Label', label.id),
  url: `${apiUrl}/repos/${repository.name}/labels/${encodeURIComponent(label.name)}`,
  name: label.name,
  color: label.color,
  default: false,
  description: label.description,
});
