/** Files that a reader has chosen or dropped, each with its path within what was given. */

/** @typedef {{path: string, file: File}} GivenFile */

/**
 * @param {FileList | null} chosen in an input
 * @returns {GivenFile[]}
 */
export function chosen_files(chosen) {
  return [...(chosen ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/**
 * What was dropped must be asked for at once; a folder is read afterwards.
 * @param {DataTransfer} transfer
 * @returns {Promise<GivenFile[]>}
 */
export async function dropped_files(transfer) {
  const entries = [...transfer.items].map((item) => (item.kind === 'file' ? item.webkitGetAsEntry() : null));
  const loose = chosen_files(transfer.files);
  if (!entries.some((entry) => entry?.isDirectory)) return loose;
  const found = await Promise.all(entries.map((entry) => (entry ? files_below(entry, '') : [])));
  return found.flat();
}

/**
 * @param {FileSystemEntry} entry
 * @param {string} folder ends with a slash, or is empty
 * @returns {Promise<GivenFile[]>}
 */
async function files_below(entry, folder) {
  const path = folder + entry.name;
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) =>
      /** @type {FileSystemFileEntry} */ (entry).file(resolve, reject),
    );
    return [{ path, file }];
  }
  const found = await Promise.all(
    (await children(/** @type {FileSystemDirectoryEntry} */ (entry))).map((child) => files_below(child, `${path}/`)),
  );
  return found.flat();
}

/**
 * A folder is told in parts of at most a hundred entries.
 * @param {FileSystemDirectoryEntry} folder
 * @returns {Promise<FileSystemEntry[]>}
 */
async function children(folder) {
  const reader = folder.createReader();
  /** @type {FileSystemEntry[]} */
  const found = [];
  for (;;) {
    /** @type {FileSystemEntry[]} */
    const part = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (part.length === 0) return found;
    found.push(...part);
  }
}
