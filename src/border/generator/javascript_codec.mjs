/**
 * Writes the JavaScript of the border: a table of the types that cross, made of the parts of web/engine/border_codec.js, and
 * their declarations for TypeScript, with the comments of the C++.
 */

/** @typedef {import('./border_model.mjs').Border} Border */
/** @typedef {import('./border_model.mjs').Question} Question */
/** @typedef {import('./border_model.mjs').Type} Type */

const SIMPLE_INTERFACES = {
  bool: 'boolean',
  u8: 'number',
  u32: 'number',
  i32: 'number',
  f32: 'number',
  f64: 'number',
  text: 'string',
  bytes: 'Uint8Array',
  room: 'Uint8Array',
  owned: 'Uint8Array<ArrayBuffer>',
};

/**
 * @param {Border} border
 * @param {string} codec address of border_codec.js, seen from the module
 * @returns {string} a module
 */
export function javascript_codec({ structs, enums, engine, host }, codec) {
  const names = [...enums.values()].map(({ name, names }) => {
    return `const ${name} = choice(${names.map((one) => `'${one.name}'`).join(', ')});\n`;
  });
  const tables = [...structs.values()].map(({ name, fields }) => {
    return `const ${name} = struct({ ${fields.map((field) => `${field.name}: ${codec_of(field.type)}`).join(', ')} });\n`;
  });
  return `/** Written by src/border/generate.mjs: what crosses between C++ and JavaScript. */
import { bool, bytes, choice, f32, f64, i32, list, map, optional, questions, room, struct, text, u32, u8 } from '${codec}';

${names.join('')}${tables.join('')}${side('engine', engine)}${side('host', host)}`;
}

/** @param {string} name @param {Question[]} asked */
function side(name, asked) {
  const entries = asked.map((question) => `  ${question.kind}: [${question.name}, ${codec_of(question.answer)}],\n`);
  return `\nexport const ${name}_questions = questions({\n${entries.join('')}});\n`;
}

/** @param {Type} type @returns {string} */
function codec_of(type) {
  if ('of' in type) return `${type.kind}(${codec_of(type.of)})`;
  return type.name === 'owned' ? 'bytes' : type.name;
}

/**
 * @param {Border} border
 * @param {string} codec
 * @returns {string} the module's declarations
 */
export function typescript_declarations({ structs, enums, engine, host }, codec) {
  const unions = [...enums.values()].map(({ name, comment, names }) => {
    const lines = names.filter((one) => one.comment).map((one) => `\`${one.name}\`: ${one.comment}`);
    return `${documented([comment, ...lines].join('\n'))}export type ${name} = ${names.map((one) => `'${one.name}'`).join(' | ')};\n`;
  });
  const interfaces = [...structs.values()].map(({ name, comment, fields }) => {
    const lines = fields.map(
      (field) => `${documented(field.comment, '  ')}  ${field.name}: ${interface_of(field.type)};\n`,
    );
    return `${documented(comment)}export interface ${name} {\n${lines.join('')}}\n`;
  });
  return `import type { QuestionTable } from '${codec}';

${unions.join('')}${interfaces.join('')}${side_declarations('Engine', engine)}${side_declarations('Host', host)}`;
}

/** @param {string} name @param {Question[]} asked */
function side_declarations(name, asked) {
  const union = asked.map((question) => `  | ({ kind: '${question.kind}' } & ${question.name})\n`);
  const answers = asked.map((question) => `  ${question.kind}: ${interface_of(question.answer)};\n`);
  return `
export type ${name}Question =\n${union.join('')};
export interface ${name}Answers {\n${answers.join('')}}
export const ${name.toLowerCase()}_questions: QuestionTable<${name}Question['kind']>;
`;
}

/** @param {Type} type @returns {string} */
function interface_of(type) {
  if (type.kind === 'simple') return SIMPLE_INTERFACES[type.name];
  if (!('of' in type)) return type.name;
  const inner = interface_of(type.of);
  if (type.kind === 'list') return `${inner}[]`;
  return type.kind === 'optional' ? `${inner} | null` : `Record<string, ${inner}>`;
}

/** @param {string} comment @param {string} [indent] */
function documented(comment, indent = '') {
  return comment ? `${indent}/** ${comment.replaceAll('*/', '* /').replaceAll('\n', `\n${indent} * `)} */\n` : '';
}
