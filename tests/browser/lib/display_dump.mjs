/** Reads `kanbao.dump('display')`: one command a line, in CSS px from the article's top left corner. */

import assert from 'node:assert/strict';

/**
 * @typedef {object} TextCommand
 * @property {'text'} kind
 * @property {number} x
 * @property {number} baseline
 * @property {number} advance
 * @property {string} font CSS shorthand whose family is `sans` or `mono`
 * @property {number} size CSS px
 * @property {string} colour
 * @property {string} text
 */

/**
 * @typedef {object} ShapeCommand
 * @property {'fill' | 'frame' | 'disc' | 'tick' | 'image'} kind
 * @property {number} x
 * @property {number} y
 * @property {number} width
 * @property {number} height
 * @property {number} radius
 * @property {string} colour
 * @property {string} id of an image, else empty
 */

/** @typedef {TextCommand | ShapeCommand} DisplayCommand */

const SHAPES = ['fill', 'frame', 'disc', 'tick', 'image'];

/**
 * A field is `name=value`, or `name="value"`; the last of a text has no name. A backslash takes the next character as
 * it is.
 * @param {string} line
 * @returns {Record<string, string>} the nameless field under `text`
 */
function fields_of(line) {
  /** @type {Record<string, string>} */
  const fields = {};
  for (const [, name, quoted, bare] of line.matchAll(/\s(?:(\w+)=)?(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))/gs)) {
    fields[name ?? 'text'] = bare ?? (quoted ?? '').replace(/\\(.)/gs, '$1');
  }
  return fields;
}

/**
 * @param {Record<string, string>} fields
 * @param {string} name
 * @param {string} line
 */
function number_of(fields, name, line) {
  const value = Number(fields[name]);
  assert.ok(fields[name] !== undefined && Number.isFinite(value), `no number ${name} in: ${line}`);
  return value;
}

/**
 * @param {string} line
 * @returns {DisplayCommand}
 */
function command_of(line) {
  const kind = line.slice(0, line.indexOf(' '));
  const fields = fields_of(line.slice(kind.length));
  /** @param {string} name */
  const number = (name) => number_of(fields, name, line);
  const colour = fields.color ?? '';
  if (kind === 'text') {
    const font = fields.font ?? '';
    const size = Number(/([\d.]+)px/.exec(font)?.[1]);
    assert.ok(size > 0 && fields.text !== undefined, `not a text command: ${line}`);
    const advance = fields.advance === undefined ? 0 : number('advance');
    return { kind, x: number('x'), baseline: number('baseline'), advance, font, size, colour, text: fields.text };
  }
  assert.ok(SHAPES.includes(kind), `an unknown command: ${line}`);
  const place = { x: number('x'), y: number('y'), width: number('width'), height: number('height') };
  const radius = fields.radius === undefined ? 0 : number('radius');
  return { kind: /** @type {ShapeCommand['kind']} */ (kind), ...place, radius, colour, id: fields.id ?? '' };
}

/**
 * @param {string} dump
 * @returns {DisplayCommand[]}
 */
export function parse_display(dump) {
  return dump.split('\n').filter((line) => line !== '').map(command_of);
}
