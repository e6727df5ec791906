/* One application made with a framework: installed apart with our tarballs, built by its own tools, served as files. */
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { installApart, npmOptions, runTool } from '../../.ci/run-tool.mjs';
import { startServer, typeOf, type TestServer } from '../e2e/server.js';
import { cache, packed, root } from './places.js';

/** Builds the application in `apps/<name>`. Gives the folder of its files, or why it could not be installed. */
export function application(name: string): { folder?: string; missing?: string } {
  const source = join(root, 'test/hosts/apps', name);
  const copy = join(cache, 'apps', name);
  const { tarballs, mark } = packed();
  try {
    installApart(source, copy, { tarballs: [...tarballs], stamp: mark });
  } catch (error) {
    return { missing: `its packages could not be installed: ${(error as Error).message}` };
  }
  rmSync(join(copy, 'dist'), { recursive: true, force: true });
  rmSync(join(copy, 'out'), { recursive: true, force: true });
  cpSync(source, copy, {
    recursive: true,
    filter: (file) => !/node_modules|package(-lock)?\.json$/.test(file.slice(source.length)),
  });
  runTool('npm', ['run', 'build'], {
    cwd: copy,
    env: {
      ...npmOptions,
      NEXT_TELEMETRY_DISABLED: '1',
      NG_CLI_ANALYTICS: 'false',
      CI: 'true',
      NODE_ENV: 'production',
    },
  });
  return { folder: join(copy, existsSync(join(copy, 'out')) ? 'out' : 'dist') };
}

/** Serves an application's files with a feed beside them, as a host of static files would. */
export async function serveApplication(folder: string): Promise<TestServer> {
  const server = await startServer();
  const serve = (path: string, file: string): void => {
    server.answer(path, (response) =>
      response.writeHead(200, { 'Content-Type': typeOf(file) }).end(readFileSync(file)),
    );
  };
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) server.folder(`/${entry.name}/`, join(folder, entry.name));
    else serve(`/${entry.name}`, join(folder, entry.name));
  serve('/', join(folder, 'index.html'));
  server.page(
    '/feed.json',
    readFileSync(`${root}schemas/examples/courses-to-find.feed.json`, 'utf8'),
  );
  return server;
}
