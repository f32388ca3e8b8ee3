/**
 * How the types of the border's messages are read and written: the parts of which the build's table (`#border`) is made. A
 * message is a row of bytes, little-endian and without gaps, and a list of blocks of bytes beside it, so that pictures
 * are copied once. src/border/codec.h is the same in C++.
 */

/**
 * @template Value
 * @typedef {object} Codec
 * @property {(reader: MessageReader) => Value} read
 * @property {(writer: MessageWriter, value: Value) => void} write
 */

/**
 * @typedef {object} QuestionCodec
 * @property {number} number
 * @property {Codec<any>} question
 * @property {Codec<any>} answer
 */

/**
 * @template {string} Kind
 * @typedef {object} QuestionTable
 * @property {Record<Kind, QuestionCodec>} by_kind
 * @property {Kind[]} kinds in the order of their numbers
 */

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();
const long_text = 65_536; // UTF-16 units

/** Reads the values of one message; a message that ends too early is a RangeError. */
export class MessageReader {
  #bytes;
  #blocks;
  #at = 0;
  view;

  /**
   * @param {Uint8Array} bytes
   * @param {Uint8Array[]} [blocks]
   */
  constructor(bytes, blocks = []) {
    this.#bytes = bytes;
    this.#blocks = blocks;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  /** @param {number} count @returns {number} where these bytes begin */
  take(count) {
    const first = this.#at;
    if (count > this.#bytes.length - first) throw new RangeError('a message ends too early');
    this.#at += count;
    return first;
  }

  /** @param {number} count */
  text(count) {
    const first = this.take(count);
    return decoder.decode(this.#bytes.subarray(first, first + count));
  }

  /** @returns {Uint8Array} the block whose number comes next, where it lies */
  block() {
    const block = this.#blocks[u32.read(this)];
    if (!block) throw new RangeError('a message names a block that it does not have');
    return block;
  }

  end() {
    if (this.#at !== this.#bytes.length) throw new RangeError('a message goes on behind its end');
  }
}

export class MessageWriter {
  #bytes = new Uint8Array(256);
  #size = 0;
  view = new DataView(this.#bytes.buffer);
  /** @type {Uint8Array[]} */
  blocks = [];

  /** @param {number} count @returns {number} where these bytes go */
  room(count) {
    const first = this.#size;
    this.#size += count;
    if (this.#size > this.#bytes.length) this.#grow();
    return first;
  }

  /** @param {string} text */
  text(text) {
    if (text.length > long_text) return this.#long_text(text);
    const at = this.room(4 + 3 * text.length);
    const { written } = encoder.encodeInto(text, this.#bytes.subarray(at + 4));
    this.view.setUint32(at, written, true);
    this.#size = at + 4 + written;
  }

  /** @param {string} text for which three bytes a unit would be much room */
  #long_text(text) {
    const bytes = encoder.encode(text);
    const at = this.room(4 + bytes.length);
    this.view.setUint32(at, bytes.length, true);
    this.#bytes.set(bytes, at + 4);
  }

  /** @param {Uint8Array} bytes */
  block(bytes) {
    u32.write(this, this.blocks.push(bytes) - 1);
  }

  /** @returns {Uint8Array} what was written, until more is */
  get bytes() {
    return this.#bytes.subarray(0, this.#size);
  }

  #grow() {
    const bytes = new Uint8Array(2 * this.#size);
    bytes.set(this.#bytes);
    this.#bytes = bytes;
    this.view = new DataView(bytes.buffer);
  }
}

/**
 * @param {number} size bytes
 * @param {'Uint8' | 'Uint32' | 'Int32' | 'Float32' | 'Float64'} name of DataView's functions
 * @returns {Codec<number>}
 */
const number = (size, name) => ({
  read: (reader) => reader.view[`get${name}`](reader.take(size), true),
  write: (writer, value) => {
    // Taking room may replace the view.
    const at = writer.room(size);
    writer.view[`set${name}`](at, value, true);
  },
});

export const u8 = number(1, 'Uint8');
export const u32 = number(4, 'Uint32');
export const i32 = number(4, 'Int32');
export const f32 = number(4, 'Float32');
export const f64 = number(8, 'Float64');

/** @type {Codec<boolean>} */
export const bool = {
  read: (reader) => u8.read(reader) !== 0,
  write: (writer, value) => u8.write(writer, Number(value)),
};

/** What is no Unicode text (half a pair of surrogates) becomes U+FFFD. @type {Codec<string>} */
export const text = {
  read: (reader) => reader.text(u32.read(reader)),
  write: (writer, value) => writer.text(value),
};

/** Bytes that are handed over, as a block of their own. @type {Codec<Uint8Array>} */
export const bytes = {
  read: (reader) => reader.block().slice(),
  write: (writer, value) => writer.block(value),
};

/** Room of the asker's, which the answer fills. @type {Codec<Uint8Array>} */
export const room = {
  read: (reader) => reader.block(),
  write: bytes.write,
};

/**
 * @param {...string} names
 * @returns {Codec<string>}
 */
export const choice = (...names) => ({
  read: (reader) => {
    const name = names[u8.read(reader)];
    if (name === undefined) throw new RangeError('a message holds a choice that there is not');
    return name;
  },
  write: (writer, value) => {
    const number = names.indexOf(value);
    if (number < 0) throw new RangeError(`${value} is none of ${names}`);
    u8.write(writer, number);
  },
});

/**
 * @param {Record<string, Codec<any>>} fields
 * @returns {Codec<Record<string, any>>}
 */
export const struct = (fields) => {
  const entries = Object.entries(fields);
  return {
    read: (reader) => {
      /** @type {Record<string, any>} */
      const value = {};
      for (const [name, field] of entries) value[name] = field.read(reader);
      return value;
    },
    write: (writer, value) => {
      for (const [name, field] of entries) field.write(writer, value[name]);
    },
  };
};

/**
 * @template Value
 * @param {Codec<Value>} entry
 * @returns {Codec<Value[]>}
 */
export const list = (entry) => ({
  read: (reader) => {
    const values = [];
    for (let left = u32.read(reader); left > 0; --left) values.push(entry.read(reader));
    return values;
  },
  write: (writer, values) => {
    u32.write(writer, values.length);
    for (const value of values) entry.write(writer, value);
  },
});

/**
 * @template Value
 * @param {Codec<Value>} inner
 * @returns {Codec<Value | null>}
 */
export const optional = (inner) => ({
  read: (reader) => (bool.read(reader) ? inner.read(reader) : null),
  write: (writer, value) => {
    bool.write(writer, value !== null);
    if (value !== null) inner.write(writer, value);
  },
});

/**
 * @template Value
 * @param {Codec<Value>} value
 * @returns {Codec<Record<string, Value>>}
 */
export const map = (value) => {
  const entries = list(struct({ key: text, value }));
  return {
    // Defines what is called __proto__ like any other property.
    read: (reader) => Object.fromEntries(entries.read(reader).map(({ key, value }) => [key, value])),
    write: (writer, values) => {
      entries.write(
        writer,
        Object.entries(values).map(([key, value]) => ({ key, value })),
      );
    },
  };
};

/**
 * @template {string} Kind
 * @param {Record<Kind, [Codec<any>, Codec<any>]>} codecs of questions and their answers
 * @returns {QuestionTable<Kind>}
 */
export const questions = (codecs) => {
  const kinds = /** @type {Kind[]} */ (Object.keys(codecs));
  const entries = kinds.map((kind, number) => [kind, { number, question: codecs[kind][0], answer: codecs[kind][1] }]);
  return { kinds, by_kind: Object.fromEntries(entries) };
};
