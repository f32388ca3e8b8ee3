/**
 * What a screen reader is told of the page: Chromium's full accessibility tree beneath `main`, one line for each node
 * that says something. Nodes without meaning of their own give way to their children, and pieces of text that follow
 * one another are one text, as they are read.
 */

/** @typedef {import('playwright-core').CDPSession} CDPSession */

/**
 * @typedef {object} TreeNode
 * @property {string} nodeId
 * @property {boolean} ignored
 * @property {{value?: unknown}} [role]
 * @property {{value?: unknown}} [name]
 * @property {{value?: unknown}} [description]
 * @property {{name: string, value: {value?: unknown}}[]} [properties]
 * @property {string[]} [childIds]
 */

const without_meaning = new Set(['generic', 'none', 'InlineTextBox', 'LineBreak']);
const told_properties = ['level', 'checked', 'disabled', 'url', 'focusable', 'live', 'invalid', 'roledescription'];

/**
 * @param {CDPSession} cdp
 * @returns {Promise<string[]>} deeper nodes are indented
 */
export async function read_accessibility_tree(cdp) {
  const { nodes } = /** @type {{nodes: TreeNode[]}} */ (await cdp.send('Accessibility.getFullAXTree'));
  const by_id = new Map(nodes.map((node) => [node.nodeId, node]));
  const main = nodes.find((node) => !node.ignored && node.role?.value === 'main');
  if (!main) throw new Error('the page has no main part');
  return joined_texts(lines_of(main, by_id, 0));
}

/**
 * @param {CDPSession} cdp
 * @returns {Promise<string[]>} the pieces in which the text beneath `main` is told; some screen readers stop at each
 */
export async function read_text_pieces(cdp) {
  const { nodes } = /** @type {{nodes: TreeNode[]}} */ (await cdp.send('Accessibility.getFullAXTree'));
  const by_id = new Map(nodes.map((node) => [node.nodeId, node]));
  const main = nodes.find((node) => !node.ignored && node.role?.value === 'main');
  if (!main) throw new Error('the page has no main part');
  /** @type {(node: TreeNode) => string[]} */
  const pieces_of = (node) => {
    const inner = (node.childIds ?? []).flatMap((id) => pieces_of(/** @type {TreeNode} */ (by_id.get(id))));
    const is_text = !node.ignored && node.role?.value === 'StaticText';
    return is_text ? [String(node.name?.value ?? ''), ...inner] : inner;
  };
  return pieces_of(main);
}

/**
 * @typedef {object} Line
 * @property {number} depth
 * @property {string} text
 * @property {boolean} is_text
 */

/**
 * @param {TreeNode} node
 * @param {Map<string, TreeNode>} by_id
 * @param {number} depth
 * @returns {Line[]}
 */
function lines_of(node, by_id, depth) {
  const role = String(node.role?.value ?? '');
  const is_told = !node.ignored && !without_meaning.has(role);
  const children = (node.childIds ?? []).flatMap((id) => {
    const child = by_id.get(id);
    return child ? lines_of(child, by_id, is_told ? depth + 1 : depth) : [];
  });
  if (!is_told) return children;
  const name = String(node.name?.value ?? '');
  if (role === 'StaticText') return [{ depth, text: name, is_text: true }, ...children];
  return [{ depth, text: described(role, name, node), is_text: false }, ...children];
}

/** @param {string} role @param {string} name @param {TreeNode} node */
function described(role, name, node) {
  const properties = (node.properties ?? []).filter((property) => told_properties.includes(property.name));
  const told = properties
    .map((property) => ` ${property.name}=${property.value.value}`)
    .sort()
    .join('');
  const description = node.description?.value ? ` (${node.description.value})` : '';
  return `${role} "${name.replace(/\s+/gu, ' ').trim()}"${description}${told}`;
}

/** @param {Line[]} lines */
function joined_texts(lines) {
  /** @type {Line[]} */
  const joined = [];
  for (const line of lines) {
    const last = joined.at(-1);
    if (last && last.is_text && line.is_text && last.depth === line.depth) last.text += line.text;
    else joined.push({ ...line });
  }
  return joined
    .map((line) => (line.is_text ? { ...line, text: line.text.replace(/\s+/gu, ' ').trim() } : line))
    .filter((line) => line.text !== '')
    .map(({ depth, text, is_text }) => `${'  '.repeat(depth)}${is_text ? `text "${text}"` : text}`);
}
