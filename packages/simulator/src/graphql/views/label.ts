import { nodeId } from '../../node-id.ts';
import type { Label } from '../../state/conversation/model.ts';
import type { RepositoryState } from '../../state/model.ts';
import type { View, ViewContext } from '../view.ts';

export function labelView(context: ViewContext, repository: RepositoryState, label: Label): View {
  const path = `/${repository.name}/labels/${encodeURIComponent(label.name)}`;
  return {
    __typename: 'Label',
    id: nodeId('Label', label.id),
    name: label.name,
    color: label.color,
    description: label.description,
    isDefault: false,
    url: context.serverUrl + path,
    resourcePath: path,
    repository: () => context.views.repository(repository),
  };
}
