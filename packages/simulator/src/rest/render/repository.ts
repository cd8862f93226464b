import { nodeId } from '../../node-id.ts';
import { isoTime } from '../../state/clock.ts';
import type { RepositoryState } from '../../state/model.ts';
import { type Roots, renderUser } from './user.ts';

/** URL templates of a repository's parts, by field name. */
const LINKS: Readonly<Record<string, string>> = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
};

/** `minimal-repository`: identity and links. */
export function renderMinimalRepository(roots: Roots, repository: RepositoryState): Record<string, unknown> {
  const url = `${roots.apiUrl}/repos/${repository.name}`;
  return {
    id: repository.id,
    node_id: nodeId('Repository', repository.id),
    name: repository.name.slice(repository.name.indexOf('/') + 1),
    full_name: repository.name,
    private: repository.visibility === 'private',
    owner: renderUser(roots, repository.owner),
    html_url: `${roots.serverUrl}/${repository.name}`,
    description: null,
    fork: repository.parent !== null,
    url,
    ...Object.fromEntries(Object.entries(LINKS).map(([name, template]) => [name, url + template])),
  };
}

/** `repository`, as inside a pull request's base and head. */
export function renderRepository(roots: Roots, repository: RepositoryState): Record<string, unknown> {
  const web = `${roots.serverUrl}/${repository.name}`;
  const created = isoTime(repository.createdAt);
  return {
    ...renderMinimalRepository(roots, repository),
    created_at: created,
    updated_at: created,
    pushed_at: created,
    git_url: `${web}.git`.replace(/^https?:/, 'git:'),
    ssh_url: `git@${new URL(web).hostname}:${repository.name}.git`,
    clone_url: `${web}.git`,
    svn_url: web,
    homepage: null,
    size: 1,
    stargazers_count: 0,
    watchers_count: 0,
    watchers: 0,
    language: null,
    has_issues: true,
    has_projects: false,
    has_downloads: false,
    has_wiki: false,
    has_pages: false,
    has_discussions: false,
    forks: 0,
    forks_count: 0,
    mirror_url: null,
    archived: false,
    disabled: false,
    open_issues: 0,
    open_issues_count: 0,
    license: null,
    allow_forking: true,
    is_template: false,
    topics: [],
    visibility: repository.visibility,
    default_branch: repository.defaultBranch,
  };
}
