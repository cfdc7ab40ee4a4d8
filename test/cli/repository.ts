import { execFileSync } from 'node:child_process';
import { Workspace } from './distinguo.js';

/** A repository made by Git itself, with a first commit of these files on “main”. */
export function repository(
  files: Readonly<Record<string, string | Buffer>>,
  ...init: readonly string[]
): { workspace: Workspace; git: (...args: string[]) => string } {
  const workspace = new Workspace(files);
  const settings = ['user.name=A', 'user.email=a@example.org', 'commit.gpgsign=false', 'core.autocrlf=false'];
  const git = (...args: string[]) =>
    execFileSync('git', [...settings.flatMap((setting) => ['-c', setting]), ...args], {
      cwd: workspace.folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  git('init', '-q', '-b', 'main', ...init);
  git('add', '-A');
  git('commit', '-q', '-m', 'first');
  return { workspace, git };
}

/** What a run finds, as “path:line”. */
export async function found(workspace: Workspace, ...args: string[]): Promise<readonly string[]> {
  const { files } = await workspace.report(...args);
  return files.flatMap(({ path, findings }) => findings.map(({ range }) => `${path}:${range.start.line}`));
}
