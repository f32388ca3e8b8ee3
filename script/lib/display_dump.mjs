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
 * @property {string} script whose letters the text stands among: `han`, `latin` or none
 * @property {string} direction `ltr` or `rtl` where the text does not say it itself, else empty
 * @property {string} colour
 * @property {string} text
 * @property {Scroller} [scroller] that it moves with
 */

/**
 * @typedef {object} ShapeCommand
 * @property {'fill' | 'frame' | 'disc' | 'tick' | 'line' | 'image'} kind
 * @property {number} x
 * @property {number} y
 * @property {number} width
 * @property {number} height
 * @property {number} radius
 * @property {number} thickness of a line
 * @property {string} colour
 * @property {string} id of an image, else empty
 * @property {[x: number, y: number][]} points of a line
 * @property {Scroller} [scroller] that it moves with
 */

/**
 * @typedef {object} Scroller a box that scrolls sideways
 * @property {number} block
 * @property {number} x of what is seen of it
 * @property {number} width
 */

/** @typedef {TextCommand | ShapeCommand} DisplayCommand */

const SHAPES = ['fill', 'frame', 'disc', 'tick', 'line', 'image'];

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
    const script = fields.script ?? '';
    const place = { x: number('x'), baseline: number('baseline'), advance };
    return { kind, ...place, font, size, script, direction: fields.direction ?? '', colour, text: fields.text };
  }
  assert.ok(SHAPES.includes(kind), `an unknown command: ${line}`);
  const place = { x: number('x'), y: number('y'), width: number('width'), height: number('height') };
  const radius = fields.radius === undefined ? 0 : number('radius');
  const points = [...line.matchAll(/ (-?[\d.]+),(-?[\d.]+)/g)].map(
    ([, x, y]) => /** @type {[number, number]} */ ([Number(x), Number(y)]),
  );
  const thickness = fields.thickness === undefined ? 0 : number('thickness');
  return {
    kind: /** @type {ShapeCommand['kind']} */ (kind),
    ...place,
    radius,
    thickness,
    colour,
    id: fields.id ?? '',
    points,
  };
}

/** @param {string} line @returns {Scroller} */
function scroller_of(line) {
  const fields = fields_of(line);
  return {
    block: number_of(fields, 'block', line),
    x: number_of(fields, 'x', line),
    width: number_of(fields, 'width', line),
  };
}

/**
 * @param {string} dump
 * @returns {DisplayCommand[]}
 */
export function parse_display(dump) {
  /** @type {DisplayCommand[]} */
  const commands = [];
  /** @type {Scroller | undefined} */
  let scroller;
  for (const line of dump.split('\n')) {
    if (line.startsWith('scroll ')) scroller = scroller_of(line);
    else if (line === 'end') scroller = undefined;
    else if (line !== '') commands.push(scroller ? { ...command_of(line), scroller } : command_of(line));
  }
  return commands;
}

/**
 * What is seen of the commands: those that their scroller hides are left out, shapes are cut.
 * @param {DisplayCommand[]} commands
 * @param {Map<number, number>} [offsets] by block: how far each scroller is scrolled, CSS px
 * @returns {DisplayCommand[]}
 */
export function visible_commands(commands, offsets = new Map()) {
  return commands.flatMap((command) => {
    const { scroller } = command;
    if (!scroller) return [command];
    const x = command.x - (offsets.get(scroller.block) ?? 0);
    const length = command.kind === 'text' ? command.advance : command.width;
    const left = Math.max(x, scroller.x);
    const width = Math.min(x + length, scroller.x + scroller.width) - left;
    if (width <= 0) return [];
    return [command.kind === 'text' ? { ...command, x } : { ...command, x: left, width }];
  });
}
