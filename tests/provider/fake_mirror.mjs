/** A package mirror in a folder: suites with an index of source packages, and a pool that may lack what they name. */

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** @param {string | Buffer} content */
export function sha256(content) {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * A source package of the suite. The index gives the tarball's own checksum unless it is said to give another.
 * @typedef {object} SourcePackage
 * @property {string} name
 * @property {string} version upstream version
 * @property {Buffer} tarball what the index describes
 * @property {string} [indexed_sha256]
 * @property {Buffer | null} [pooled] what the pool really has; null when it has nothing
 */

/** @param {string} text @returns {Buffer} a tarball with one folder that holds one file with this text */
export function make_tarball(text) {
  const folder = mkdtempSync(join(tmpdir(), 'kanbao-tarball-'));
  mkdirSync(join(folder, 'library-1'));
  writeFileSync(join(folder, 'library-1/library.h'), text);
  execFileSync('tar', ['-czf', 'library.tar.gz', 'library-1'], { cwd: folder });
  const tarball = readFileSync(join(folder, 'library.tar.gz'));
  rmSync(folder, { recursive: true });
  return tarball;
}

export class FakeMirror {
  folder = mkdtempSync(join(tmpdir(), 'kanbao-mirror-'));

  get uri() {
    return `file:${this.folder}`;
  }

  /**
   * @param {string} suite
   * @param {SourcePackage[]} packages
   */
  add_suite(suite, packages) {
    const sources = packages.map((source) => this.#add_package(source)).join('\n');
    this.#write(`dists/${suite}/main/source/Sources`, sources);
    const line = `${sha256(sources)} ${Buffer.byteLength(sources)} main/source/Sources`;
    this.#write(`dists/${suite}/Release`, `Suite: ${suite}\nCodename: ${suite}\nComponents: main\nSHA256:\n ${line}\n`);
  }

  remove() {
    rmSync(this.folder, { recursive: true });
  }

  /** @param {SourcePackage} source @returns {string} its paragraph in the index */
  #add_package({ name, version, tarball, indexed_sha256 = sha256(tarball), pooled = tarball }) {
    const file = `${name}_${version}.orig.tar.gz`;
    const directory = `pool/main/${name}`;
    if (pooled) this.#write(`${directory}/${file}`, pooled);
    return [
      `Package: ${name}`,
      'Format: 3.0 (quilt)',
      `Binary: ${name}`,
      `Version: ${version}-1`,
      'Checksums-Sha256:',
      ` ${'0'.repeat(64)} 100 ${name}_${version}-1.dsc`,
      ` ${indexed_sha256} ${tarball.length} ${file}`,
      ` ${'0'.repeat(64)} 100 ${name}_${version}-1.debian.tar.xz`,
      `Directory: ${directory}`,
      '',
    ].join('\n');
  }

  /** @param {string} path @param {string | Buffer} content */
  #write(path, content) {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

/** @returns {string | undefined} why these tests cannot run here */
export function no_apt() {
  try {
    execFileSync('apt-get', ['--version'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'this system has no apt';
  }
}
