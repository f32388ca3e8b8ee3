/**
 * Brings our HTML and cmark-gfm's to one form, so that they can be compared as text. What is taken away or changed is
 * only what is meant to differ; each step says why. Everything else (elements, order, text, URLs, titles) must agree.
 */
import { JSDOM } from 'jsdom';

const { DOMParser } = new JSDOM('').window;

/**
 * @param {string} html the contents of a body
 * @returns {Document}
 */
export function parse_html(html) {
  return new DOMParser().parseFromString(`<!DOCTYPE html><body>${html}`, 'text/html');
}

/** Raw HTML that the page may hold, and what Markdown itself makes. */
const ALLOWED = new Set(
  (
    'a blockquote br code del em h1 h2 h3 h4 h5 h6 hr img input ins kbd li mark ol p pre section span strong sub sup ' +
    'table tbody td th thead tr u ul div center'
  ).split(' '),
);

/** Elements that go with all that is in them. */
const HIDDEN = new Set(['script', 'style']);

/** Attributes that mean something to a reader of the report; ids, classes and data-* serve layout and page. */
const MEANINGFUL = new Set(['href', 'src', 'alt', 'title', 'width', 'height', 'start', 'checked', 'type', 'disabled']);

/** Which of them belong to which element. */
const OWN_ATTRIBUTES = new Map(
  Object.entries({
    a: ['href', 'title'],
    img: ['src', 'alt', 'title', 'width', 'height'],
    ol: ['start'],
    input: ['checked', 'type', 'disabled'],
  }),
);

/** What our HTML says of an image without alternative text. */
const NO_TEXT = '没有文字说明的图片';

const SAFE_LINK = new Set(['http:', 'https:', 'mailto:', 'tel:']);
const SAFE_IMAGE = new Set(['http:', 'https:']);
const PICTURE_DATA = /^data:image\/(png|jpeg|gif|webp|avif);base64,/i;

/**
 * The policy of URLs, judged by the WHATWG URL parser instead of our own code.
 * @param {string} url
 * @param {Set<string>} schemes
 */
function is_safe(url, schemes) {
  const parsed = URL.canParse(url, 'https://base.example/') ? new URL(url, 'https://base.example/') : undefined;
  return parsed === undefined ? !/^[a-z][a-z\d+.-]*:/i.test(url.trim()) : schemes.has(parsed.protocol);
}

/** @param {Element} element */
function unwrap(element) {
  element.replaceWith(...element.childNodes);
}

/** @param {Element} element */
function alignment_of(element) {
  const given = element.getAttribute('align') ?? '';
  const by_class = /(?:^| )align-(left|center|right)(?: |$)/.exec(element.className)?.[1] ?? '';
  return (element.localName === 'center' ? 'center' : given || by_class).toLowerCase();
}

/**
 * Alignment is an attribute at cmark-gfm's tables and a class at ours.
 * @param {Element} element
 */
function normalise_attributes(element) {
  const alignment = alignment_of(element);
  const own = OWN_ATTRIBUTES.get(element.localName) ?? [];
  for (const { name } of [...element.attributes]) {
    if (!MEANINGFUL.has(name) || !own.includes(name)) element.removeAttribute(name);
  }
  if (alignment && element.matches('td, th')) element.setAttribute('align', alignment);
  if (element.localName === 'img' && (element.getAttribute('alt') ?? NO_TEXT) === NO_TEXT) {
    element.setAttribute('alt', '');
  }
  sort_attributes(element);
}

/**
 * The order in which attributes are written means nothing.
 * @param {Element} element
 */
function sort_attributes(element) {
  const sorted = [...element.attributes]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, value }) => ({ name, value }));
  for (const { name } of sorted) element.removeAttribute(name);
  for (const { name, value } of sorted) element.setAttribute(name, encoded(name, value));
}

/**
 * A URL in raw HTML is encoded by us and left as it is by cmark-gfm; what a browser ignores in it is taken out.
 * @param {string} name
 * @param {string} value
 */
function encoded(name, value) {
  if (name !== 'href' && name !== 'src') return value;
  return value.replace(/[\t\n\r]/g, '').replace(/[^\w\-.~!*'();:@&=+$,/?#%]/gu, encodeURIComponent);
}

/**
 * Strong within strong looks no stronger: cmark-gfm leaves it out of its HTML, we keep the tree's.
 * @param {Document} document
 */
function flatten_strong(document) {
  document.querySelectorAll('strong strong').forEach(unwrap);
}

/**
 * A link that raw HTML leaves open is opened again by the parser wherever cmark-gfm's text goes on, often around
 * nothing; a link without content cannot be seen.
 * @param {Document} document
 */
function remove_empty_links(document) {
  for (const link of document.querySelectorAll('a')) {
    if (link.textContent?.trim() === '' && !link.querySelector('img')) link.remove();
  }
}

/**
 * Links and images that the policy refuses: the link's text stays, the image stays without its URL.
 * @param {Element} element
 */
function apply_url_policy(element) {
  if (element.localName === 'a') {
    const href = element.getAttribute('href');
    if (href === null || !is_safe(href, SAFE_LINK)) unwrap(element);
    return;
  }
  const src = element.getAttribute('src') ?? '';
  if (src === '' || (!is_safe(src, SAFE_IMAGE) && !PICTURE_DATA.test(src))) element.removeAttribute('src');
}

/**
 * Our numbers of footnotes are ids of their own ("fn:1"); cmark-gfm's are made of labels. Which note a reference
 * belongs to is compared by its number, so hrefs into the notes are dropped on both sides, and the arrows are, with the
 * paragraph that holds nothing but them where a note ends in something else.
 * @param {Document} document
 */
function normalise_footnotes(document) {
  for (const link of document.querySelectorAll('a[href^="#fn"]')) {
    if (/↩/.test(link.textContent ?? '')) link.remove();
    else link.setAttribute('href', '#footnote');
  }
  for (const paragraph of document.querySelectorAll('section li > p:last-child')) {
    if (paragraph.textContent?.trim() === '' && paragraph.childElementCount === 0) paragraph.remove();
  }
}

/**
 * Our HTML numbers the paragraphs of tight lists by a span, which cmark-gfm leaves bare, and puts each table into a box
 * that scrolls.
 * @param {Document} document
 */
function unwrap_own_boxes(document) {
  document.querySelectorAll('span[data-b], div.wide').forEach(unwrap);
}

/**
 * White space that a browser shows as one space, or not at all beside a block or a line break, is written as such. The
 * space after a task's box is the style sheet's at ours.
 * @param {string} html
 */
function collapse_white_space(html) {
  const parts = html.split(/(<pre>[^]*?<\/pre>)/);
  const block = '(?:blockquote|div|h[1-6]|hr|li|ol|p|pre|section|table|tbody|td|th|thead|tr|ul|br)';
  return parts
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[ \t\n\r\f]+/g, ' ')))
    .join('')
    .replace(new RegExp(` ?(</?${block}(?: [^>]*)?>) ?`, 'g'), '$1')
    .replace(/(<input(?: [^>]*)?>) /g, '$1')
    .trim();
}

/** @param {string} html */
export function normal_form(html) {
  const document = parse_html(html);
  unwrap_own_boxes(document);
  normalise_footnotes(document);
  for (const element of [...document.body.querySelectorAll('*')]) {
    if (HIDDEN.has(element.localName)) element.remove();
    else if (!ALLOWED.has(element.localName)) unwrap(element);
  }
  for (const element of [...document.body.querySelectorAll('*')]) normalise_attributes(element);
  document.querySelectorAll('a, img').forEach(apply_url_policy);
  remove_comments(document);
  flatten_strong(document);
  remove_empty_links(document);
  return collapse_white_space(document.body.innerHTML);
}

/** @param {Document} document */
function remove_comments(document) {
  const walker = document.createTreeWalker(document.body, 128 /* NodeFilter.SHOW_COMMENT */);
  const comments = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) /** @type {ChildNode} */ (comment).remove();
}

/**
 * The same without any block around text: for raw HTML, where we set paragraphs of our own around loose text and
 * where a parser moves tags that do not nest.
 * @param {string} html
 */
export function flow_form(html) {
  return normal_form(html)
    .replace(/<\/?(?:p|div|center)(?: [^>]*)?>/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ (?=<\/)|(?<=<[a-z][^>]*>) /g, '')
    .trim();
}
