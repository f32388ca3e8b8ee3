/**
 * The elements that are put into a block so that its text is set as it is painted. Each carries `data-kanbao-part`; taking
 * them out again leaves the block as it was written.
 */

const part = 'data-kanbao-part';

/** @param {ParentNode} root */
export function remove_parts(root) {
  for (const element of root.querySelectorAll(`[${part}]`)) element.replaceWith(...element.childNodes);
}

/**
 * @param {'gap' | 'start' | 'sign' | 'indents'} kind
 * @param {Record<string, number>} lengths CSS px
 */
export function part_element(kind, lengths) {
  const element = document.createElement('span');
  element.setAttribute(part, kind);
  for (const [name, value] of Object.entries(lengths)) element.style.setProperty(`--kanbao-${name}`, `${value}px`);
  return element;
}

/**
 * Joins neighbouring text nodes, in time linear in their text: `normalize()` copies what it has joined for each next node.
 * @param {Element} root
 */
export function join_texts(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  let run = [];
  const join = () => {
    const [first, ...others] = run;
    if (others.length === 0) return;
    first.data = run.map((text) => text.data).join('');
    for (const text of others) text.remove();
  };
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = /** @type {Text} */ (node);
    if (run.length > 0 && text.previousSibling !== run.at(-1)) {
      join();
      run = [];
    }
    run.push(text);
  }
  join();
}
