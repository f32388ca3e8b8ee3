/**
 * Writes the C++ of the border: what border/codec.h must know of each type that crosses, and of each question its number, so
 * that a message can be read and written field by field.
 */

/** @typedef {import('./border_model.mjs').Border} Border */
/** @typedef {import('./border_model.mjs').Question} Question */

/**
 * @param {Border} border
 * @param {{engine: string, host: string}} headers
 * @returns {string} a header
 */
export function cpp_codec({ structs, enums, engine, host }, headers) {
  return `// Written by src/border/generate.mjs; what it describes stands in ${headers.engine} and ${headers.host}.
#pragma once

#include <cstdint>
#include <type_traits>

#include "${headers.engine}"
#include "${headers.host}"

namespace kanbao::border {

template <class Enumeration>
inline constexpr std::uint8_t names_in = 0;
${[...enums.values()].map(enum_size).join('')}
template <class Struct>
struct FieldsOf;
${[...structs.values()].map(struct_fields).join('')}
// The number of a question among those of its side.
template <class Question>
inline constexpr std::uint8_t number_of = 0;
${[...engine, ...host].map(({ name }) => question_number(name, [engine, host])).join('')}
${questions_of('engine', engine)}
${questions_of('host', host)}
}  // namespace kanbao::border
`;
}

/** @param {import('./border_model.mjs').Enumeration} enumeration */
function enum_size({ name, names }) {
  return `template <>\ninline constexpr std::uint8_t names_in<${name}> = ${names.length};\n`;
}

/** @param {import('./border_model.mjs').Struct} struct */
function struct_fields({ name, fields }) {
  const visits = fields.map((field) => `    visit(value.${field.name});\n`).join('');
  const parameters = fields.length > 0 ? `${name}& value, auto& visit` : `${name}&, auto&`;
  return `
template <>
struct FieldsOf<${name}> {
  static void visit_each(${parameters}) {${visits ? `\n${visits}  ` : ''}}
};
`;
}

/**
 * @param {string} name
 * @param {Question[][]} sides
 */
function question_number(name, sides) {
  const number = sides.map((side) => side.findIndex((question) => question.name === name)).find((found) => found >= 0);
  return `template <>\ninline constexpr std::uint8_t number_of<${name}> = ${number};\n`;
}

/**
 * @param {string} side
 * @param {Question[]} questions
 */
function questions_of(side, questions) {
  const cases = questions.map(({ name }, number) => {
    return `    case ${number}:\n      use(std::type_identity<${name}>());\n      return true;\n`;
  });
  return `// Calls \`use\` with the type of the question of this number; false when there is none.
inline bool with_${side}_question(std::uint8_t number, auto&& use) {
  switch (number) {
${cases.join('')}    default:
      return false;
  }
}
`;
}
