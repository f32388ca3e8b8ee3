/**
 * Writes Temml's tree as MathML Core: the elements and attributes that are listed here and no others, so that no formula
 * brings along an address or a style. What Temml says in style sheets and `style` attributes, which the page's policy
 * refuses, is said in attributes, elements for blank, or a few classes (web/css/formulas.css).
 */

/**
 * @typedef {object} TreeNode of Temml's tree: an element, a text, or a fragment, which has no type
 * @property {string} [type]
 * @property {string} [text]
 * @property {Record<string, string>} [attributes]
 * @property {string[]} [classes]
 * @property {Record<string, string>} [style]
 * @property {TreeNode[]} [children]
 */

const elements = new Set(
  (
    'mrow mi mn mo mtext mspace ms mfrac msqrt mroot mstyle msub msup msubsup munder mover munderover ' +
    'mmultiscripts mprescripts none mpadded mphantom mtable mtr mtd'
  ).split(' '),
);

const kept_attributes = new Set(
  (
    'displaystyle scriptlevel mathvariant mathcolor mathbackground stretchy fence separator symmetric form largeop ' +
    'movablelimits accent accentunder lspace rspace minsize maxsize linethickness width height depth voffset ' +
    'columnspan rowspan mathsize'
  ).split(' '),
);

const kept_classes = new Set(['tml-left', 'tml-right', 'tml-fbox']);

/** Lines of a table. */
const borders = {
  borderLeft: 'line-left',
  borderRight: 'line-right',
  borderTop: 'line-top',
  borderBottom: 'line-bottom',
};

/** What MathML 3 encloses something with, as a class of what is enclosed. */
const enclosures = /** @type {Record<string, string>} */ ({
  'tml-overline': 'line-top',
  'tml-underline': 'line-bottom',
  'tml-fbox': 'tml-fbox',
});

const deepest_element = 100;

/** Something that MathML Core, or this, does not know. */
export class UnknownMarkup extends Error {}

/**
 * The last child is a mark on the formula's baseline, by which the page measures it (web/layer/measured_sizes.js).
 * @param {TreeNode} tree
 * @param {{tex: string, is_displayed: boolean}} formula
 * @returns {string} a `math` element
 */
export function formula_markup(tree, { tex, is_displayed }) {
  const content = `<mrow>${written_all(tree.children ?? [], 0)}</mrow>`;
  if (!/>[^<]/.test(content)) throw new UnknownMarkup('nothing of it can be shown');
  const source = `<annotation encoding="application/x-tex">${escaped(tex)}</annotation>`;
  const display = is_displayed ? ' display="block"' : '';
  return `<math${display}><semantics>${content}${source}</semantics><mspace></mspace></math>`;
}

/** @param {TreeNode[]} nodes @param {number} depth @returns {string} */
const written_all = (nodes, depth) => nodes.map((node) => written(node, depth)).join('');

/**
 * @param {TreeNode} node
 * @param {number} depth
 * @returns {string}
 */
function written(node, depth) {
  if (depth > deepest_element) throw new UnknownMarkup('it is nested too deeply');
  if (node.text !== undefined) return escaped(node.text);
  const { type, classes = [], children = [] } = node;
  // Where the number of an equation would stand: nothing counts them.
  if (classes.includes('tml-eqn')) return '';
  if (type === 'menclose') return enclosed(node, depth + 1);
  if (type === undefined || !elements.has(type)) {
    if (type === undefined && !('href' in node)) return written_all(children, depth);
    throw new UnknownMarkup('it has something that cannot be shown, a link or a picture');
  }
  const content = written_all(children, depth + 1);
  const element = `<${type}${attributes_of(node)}>${type === 'mtd' ? padded(node, content) : content}</${type}>`;
  return classes.includes('tml-tag') ? `<mspace width="2em"></mspace>${element}` : element;
}

/** @param {TreeNode} node @param {number} depth */
function enclosed({ classes = [], children = [] }, depth) {
  const enclosure = enclosures[classes.find((name) => name in enclosures) ?? ''];
  if (enclosure) return `<mrow class="${enclosure}">${written_all(children, depth)}</mrow>`;
  throw new UnknownMarkup('it crosses something out or encloses it, which MathML Core does not know');
}

/**
 * A cell's room to its neighbours; the page's style leaves none.
 * @param {TreeNode} node
 * @param {string} content
 */
function padded({ style = {} }, content) {
  const { padding, paddingLeft = padding, paddingRight = padding } = style;
  return blank(paddingLeft) + content + blank(paddingRight);
}

/** @param {string | undefined} length */
function blank(length) {
  const is_none = length !== undefined && !(parseFloat(length) > 0);
  return is_none ? '' : `<mspace width="${escaped(length ?? '0.4em')}"></mspace>`;
}

/** @param {TreeNode} node */
function attributes_of({ attributes = {}, classes = [], style = {} }) {
  const kept = Object.entries(attributes).filter(([name]) => kept_attributes.has(name));
  const all = { ...Object.fromEntries(kept), ...styled(style) };
  const names = classes.filter((name) => kept_classes.has(name));
  if ('border' in style) names.push('tml-fbox');
  for (const [name, line] of Object.entries(borders)) {
    if (parseFloat(style[name] ?? '0') > 0) names.push(line);
  }
  if (names.length > 0) all.class = names.join(' ');
  return Object.entries(all)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('');
}

/**
 * @param {Record<string, string>} style
 * @returns {Record<string, string>} the same as attributes
 */
function styled(style) {
  const depth = style.mathDepth ?? style['math-depth'];
  return {
    ...(style.color ? { mathcolor: style.color } : {}),
    ...(style.backgroundColor ? { mathbackground: style.backgroundColor } : {}),
    ...(depth === undefined ? {} : { scriptlevel: String(depth) }),
  };
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
