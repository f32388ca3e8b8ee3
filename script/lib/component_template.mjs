/** Checks the templates of a blog's own elements, before the reader, which forgives everything, makes something else of them. */

/** Elements without an end tag, as src/document/component_html.cpp knows them. */
const VOID = new Set(['img', 'br', 'hr']);
const ATTRIBUTE = `[a-z_:][\\w:.-]*(?:\\s*=\\s*(?:"[^"]*"|'[^']*'|[^\\s"'<>=/]+))?`;
const TAG = new RegExp(
  `<(?<end>/?)(?<name>[a-z][a-z\\d-]*)(?<attributes>(?:\\s+${ATTRIBUTE})*)\\s*(?<closed>/?)>`,
  'iy',
);
const PLACEHOLDER = /\{[a-z_][\w-]*\}/gi;

/**
 * @param {string} html
 * @returns {string | undefined} what is wrong with it and what to do
 */
export function template_fault(html) {
  /** @type {string[]} */
  const open = [];
  let slots = 0;
  for (const token of tokens(html)) {
    const fault = typeof token === 'string' ? text_fault(token, open) : tag_fault(token, open);
    if (fault) return fault;
    if (typeof token !== 'string' && token.name === 'slot' && !token.is_end) slots += 1;
    if (slots > 1) return 'it has a second <slot>; keep one, the content stands in one place';
  }
  const last = open.pop();
  return last && `<${last}> is not closed; write </${last}>`;
}

/**
 * @param {string} text of the template, or of a default
 * @returns {string | undefined}
 */
export function placeholder_fault(text) {
  const rest = text.replace(PLACEHOLDER, '');
  const at = rest.search(/[{}]/);
  return at < 0 ? undefined : `“${rest.slice(at, at + 20)}” is no placeholder; write {attribute}`;
}

/** @param {string} text @returns {string} as the reader knows attributes: in lower case */
export function with_known_placeholders(text) {
  return text.replace(PLACEHOLDER, (placeholder) => placeholder.toLowerCase());
}

/** @typedef {{name: string, is_end: boolean, is_closed: boolean, attributes: string}} Tag */

/** @param {string} html @returns {Generator<string | Tag>} texts and tags; a text that begins with < was to be a tag */
function* tokens(html) {
  for (let at = 0; at < html.length;) {
    TAG.lastIndex = at;
    const match = html[at] === '<' ? TAG.exec(html) : null;
    const next = html.indexOf('<', at + 1);
    const text = html.slice(at, next < 0 ? html.length : next);
    at += match ? match[0].length : text.length;
    if (!match?.groups) {
      yield text;
      continue;
    }
    const { end, name, attributes, closed } = match.groups;
    yield { name: name.toLowerCase(), is_end: end !== '', is_closed: closed !== '', attributes };
  }
}

/** @param {string} text @param {string[]} open */
function text_fault(text, open) {
  if (text.startsWith('<')) return `“${text.slice(0, 20)}” is no tag; write &lt; for the sign`;
  if (open.at(-1) === 'slot') return 'its <slot> holds something; write <slot></slot>';
  return placeholder_fault(text);
}

/** @param {Tag} tag @param {string[]} open changed by it */
function tag_fault({ name, is_end, is_closed, attributes }, open) {
  if (is_end) return open.pop() === name ? undefined : `</${name}> closes nothing; write <${name}> before it`;
  if (open.at(-1) === 'slot') return 'its <slot> holds something; write <slot></slot>';
  if (!VOID.has(name) && !(name === 'slot' && is_closed)) open.push(name);
  return placeholder_fault(attributes);
}
