// Runs a program and gives what it said; the programs that checks install apart are run through it as well.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Runs a program to its end. Throws with all that it said unless it ends with 0.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Record<string, string>, timeout?: number, input?: string }} options
 */
export function runTool(command, args, { cwd, env, timeout = 600_000, input } = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    input,
    timeout,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, NO_COLOR: '1', ...env },
    shell: command === 'npm' && process.platform === 'win32',
  });
  if (status === 0) return stdout;
  throw new Error(
    `${command} ${args.join(' ')} ended with ${status ?? error?.message}\n${stdout ?? ''}${stderr ?? ''}`,
  );
}

/** What npm is told wherever packages are installed apart: no scripts of others, no lock file that names a host. */
export const npmOptions = {
  npm_config_ignore_scripts: 'true',
  npm_config_omit_lockfile_registry_resolved: 'true',
  npm_config_audit: 'false',
  npm_config_fund: 'false',
  npm_config_update_notifier: 'false',
};

/**
 * Installs a folder's packages by its lock file into a copy of it, so that the repository stays as it was, and gives the
 * copy. `tarballs` are installed beside them. Nothing happens when the copy has been made from the same files.
 * @param {string} folder
 * @param {string} copy
 * @param {{ tarballs?: readonly string[], stamp?: string }} options
 */
export function installApart(folder, copy, { tarballs = [], stamp = '' } = {}) {
  const lock = readFileSync(join(folder, 'package-lock.json'), 'utf8');
  const made = `${lock}${stamp}`;
  const record = join(copy, '.installed-from');
  const same = existsSync(record) && readFileSync(record, 'utf8') === made;
  if (!same) {
    rmSync(copy, { recursive: true, force: true });
    mkdirSync(copy, { recursive: true });
    for (const file of ['package.json', 'package-lock.json'])
      cpSync(join(folder, file), join(copy, file));
    runTool('npm', ['ci'], { cwd: copy, env: npmOptions });
    if (tarballs.length > 0)
      runTool('npm', ['install', '--no-save', '--no-package-lock', ...tarballs], {
        cwd: copy,
        env: npmOptions,
      });
    writeFileSync(record, made);
  }
  return copy;
}
