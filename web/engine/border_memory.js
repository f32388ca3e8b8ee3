/**
 * Messages where they lie in the module's memory (src/border/codec.h, Message): what is asked is laid there and taken away
 * again, what is answered is read from there. Views of the memory are taken anew each time, because growing replaces it.
 */

import { engine_questions, host_questions } from '#border';

import { MessageReader, MessageWriter, u8 } from './border_codec.js';

/** @typedef {import('#border').EngineQuestion} EngineQuestion */
/** @typedef {import('#border').EngineAnswers} EngineAnswers */
/** @typedef {import('#border').HostAnswers} HostAnswers */

/**
 * @typedef {object} WasmExports what is used of the module that create_kanbao() gives
 * @property {Uint8Array} HEAPU8 its memory; another object after it has grown
 * @property {(size: number) => number} _malloc
 * @property {(pointer: number) => void} _free
 * @property {() => number} _kanbao_create
 * @property {(engine: number) => void} _kanbao_destroy
 * @property {(engine: number, question: number) => number} _kanbao_ask
 */

/** @typedef {{[Kind in keyof HostAnswers]: (question: any) => HostAnswers[Kind]}} Host answers what C++ asks */

const word = 4; // bytes
const message_words = 4;
const block_words = 2;

/** The module's memory has no room for a message. */
export class OutOfMemory extends Error {}

/**
 * @template {EngineQuestion} Question
 * @param {WasmExports} wasm
 * @param {number} engine
 * @param {Question} question
 * @returns {EngineAnswers[Question['kind']]}
 */
export function ask_engine(wasm, engine, question) {
  const codec = engine_questions.by_kind[question.kind];
  const writer = new MessageWriter();
  u8.write(writer, codec.number);
  codec.question.write(writer, question);
  const pointers = lay_down(wasm, writer);
  try {
    const answer = wasm._kanbao_ask(engine, pointers[0]);
    if (answer === 0) throw new Error(`the engine does not understand ${question.kind}`);
    return read_answer(wasm, answer, codec.answer);
  } finally {
    pointers.forEach((pointer) => wasm._free(pointer));
  }
}

/**
 * @param {WasmExports} wasm
 * @param {Host} host
 * @param {number} pointer to the question
 * @returns {number} the answer, which C++ frees
 */
export function answer_engine(wasm, host, pointer) {
  const { bytes, blocks } = message_at(wasm, pointer);
  const reader = new MessageReader(bytes, blocks);
  const kind = host_questions.kinds[u8.read(reader)];
  const codec = host_questions.by_kind[kind];
  const question = codec.question.read(reader);
  reader.end();
  const writer = new MessageWriter();
  codec.answer.write(writer, host[kind](question));
  return lay_down(wasm, writer)[0];
}

/**
 * @param {WasmExports} wasm
 * @param {MessageWriter} writer
 * @returns {number[]} pointers to the message, in one piece, and to each of its blocks
 */
function lay_down(wasm, { bytes, blocks }) {
  /** @type {number[]} */
  const pointers = [];
  try {
    const head = word * (message_words + block_words * blocks.length);
    pointers.push(allocated(wasm, head + bytes.length));
    for (const block of blocks) pointers.push(allocated(wasm, block.length));
  } catch (error) {
    pointers.forEach((pointer) => wasm._free(pointer));
    throw error;
  }
  const [message, ...places] = pointers;
  const table = message + word * message_words;
  const content = table + word * block_words * blocks.length;
  const words = [
    content,
    bytes.length,
    table,
    blocks.length,
    ...places.flatMap((place, i) => [place, blocks[i].length]),
  ];
  new Uint32Array(wasm.HEAPU8.buffer, message, words.length).set(words);
  wasm.HEAPU8.set(bytes, content);
  places.forEach((place, i) => wasm.HEAPU8.set(blocks[i], place));
  return pointers;
}

/** @param {WasmExports} wasm @param {number} size bytes */
function allocated(wasm, size) {
  const pointer = wasm._malloc(Math.max(1, size));
  if (pointer === 0) throw new OutOfMemory(`no memory for ${size} bytes`);
  return pointer;
}

/**
 * What an answer hands over is freed when it has been read.
 * @param {WasmExports} wasm
 * @param {number} pointer
 * @param {import('./border_codec.js').Codec<any>} codec
 */
function read_answer(wasm, pointer, codec) {
  const { bytes, blocks } = message_at(wasm, pointer);
  try {
    const reader = new MessageReader(bytes, blocks);
    const answer = codec.read(reader);
    reader.end();
    return answer;
  } finally {
    for (const block of blocks) wasm._free(block.byteOffset);
  }
}

/** @param {WasmExports} wasm @param {number} pointer */
function message_at(wasm, pointer) {
  const memory = wasm.HEAPU8;
  const [content, size, table, count] = new Uint32Array(memory.buffer, pointer, message_words);
  const words = new Uint32Array(memory.buffer, table, block_words * count);
  const blocks = Array.from({ length: count }, (_, i) => {
    return memory.subarray(words[2 * i], words[2 * i] + words[2 * i + 1]);
  });
  return { bytes: memory.subarray(content, content + size), blocks };
}
