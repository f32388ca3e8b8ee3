/** A line of a terminal that changes in place, below the lines that stay; none where the output is a file or a pipe. */

const clear = '\r\u001b[K';

/**
 * @param {Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'write'>} stream
 * @returns {{log: (line: string) => void, show?: (line: string) => void}} `show` puts a line in place of the one that was shown
 */
export function terminal_lines(stream) {
  const log = (/** @type {string} */ line) => void stream.write(`${stream.isTTY ? clear : ''}${line}\n`);
  if (!stream.isTTY) return { log };
  // A line that is broken could not be replaced.
  return { log, show: (line) => void stream.write(clear + line.slice(0, (stream.columns || 80) - 1)) };
}
