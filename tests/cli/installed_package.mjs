/**
 * The package as npm would pack and install it, in an empty folder: the files that package.json names, and of its dependencies
 * only those that it states. What npm would fetch is taken from the repository's own, so that no network is needed.
 */

import { spawnSync } from 'node:child_process';
import { cp, mkdir, readFile, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { REPOSITORY } from '../pack/test_build.mjs';

/**
 * @typedef {object} PackedPackage
 * @property {string} filename
 * @property {number} unpackedSize bytes
 * @property {{path: string}[]} files
 */

/** @returns {PackedPackage} what npm would pack */
export function packed_package() {
  const args = ['pack', '--dry-run', '--json', '--ignore-scripts'];
  const { stdout } = spawnSync('npm', args, { cwd: REPOSITORY, encoding: 'utf8', maxBuffer: 1 << 24 });
  return JSON.parse(stdout)[0];
}

/**
 * @param {string} folder
 * @returns {Promise<string>} the command
 */
export async function install_package(folder) {
  const modules = join(folder, 'node_modules');
  for (const { path } of packed_package().files) {
    const file = join(modules, 'kanbao', path);
    await mkdir(dirname(file), { recursive: true });
    await cp(join(REPOSITORY, path), file);
  }
  const { packages } = JSON.parse(await readFile(join(REPOSITORY, 'package-lock.json'), 'utf8'));
  for (const name of dependencies_of(packages)) {
    await mkdir(dirname(join(modules, name)), { recursive: true });
    await symlink(join(REPOSITORY, 'node_modules', name), join(modules, name));
  }
  return join(modules, 'kanbao/script/cli/kanbao.mjs');
}

/**
 * @param {Record<string, {dev?: boolean, optional?: boolean}>} packages of the lock file, by their places
 * @returns {string[]} names of those that whoever installs the package gets
 */
function dependencies_of(packages) {
  return Object.entries(packages).flatMap(([place, { dev }]) => {
    const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(place)?.[1];
    return name === undefined || dev ? [] : [name];
  });
}
