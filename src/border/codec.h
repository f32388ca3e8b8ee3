// Reads and writes messages: rows of bytes, little-endian and without gaps, and beside them lists of blocks of bytes,
// which are never copied. A number stands as itself, an enumerator as its number, a text, a list or a map behind its
// length, an optional value behind a bool, a block as its number in the list. Reading trusts nothing: a message that
// ends too early, goes on behind its end or holds what cannot be gives false. web/engine/border_codec.js is the same in
// JavaScript.
#pragma once

#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

#include "border/fields.h"

namespace kanbao::border {

// What lies beside a message.
struct Block {
  std::uint8_t* data = nullptr;
  std::uint32_t size = 0;
};

// A message where it lies in the module's memory: what the two sides hand each other, four words of 32 bits there
// (web/engine/border_memory.js). The first byte of a question is its number.
struct Message {
  std::uint8_t* bytes = nullptr;
  std::uint32_t size = 0;
  Block* blocks = nullptr;
  std::uint32_t count = 0;
};

template <class Value>
concept Number = std::is_arithmetic_v<Value>;

template <class Value>
concept Enumeration = std::is_enum_v<Value>;

class MessageWriter {
 public:
  void operator()(Number auto& value) { append(&value, sizeof value); }
  void operator()(Enumeration auto& value) { append(&value, 1); }
  void operator()(std::string& text) { write_text(text); }
  void operator()(std::string_view& text) { write_text(text); }
  void operator()(std::span<std::uint8_t>& bytes) { write_block({bytes.data(), size_of(bytes)}); }

  void operator()(std::span<const std::uint8_t>& bytes) {
    write_block({const_cast<std::uint8_t*>(bytes.data()), size_of(bytes)});
  }

  // From now on they belong to who reads the message.
  void operator()(OwnedBytes& bytes) { write_block({bytes.data.release(), static_cast<std::uint32_t>(bytes.size)}); }

  template <class Value>
  void operator()(std::vector<Value>& values) {
    write_length(values);
    for (Value& value : values) (*this)(value);
  }

  template <class Value>
  void operator()(std::optional<Value>& value) {
    bool is_there = value.has_value();
    (*this)(is_there);
    if (is_there) (*this)(*value);
  }

  template <class Value>
  void operator()(std::unordered_map<std::string, Value>& values) {
    write_length(values);
    for (auto& [key, value] : values) {
      write_text(key);
      (*this)(value);
    }
  }

  template <class Struct>
  void operator()(Struct& value) {
    FieldsOf<Struct>::visit_each(value, *this);
  }

  void clear() {
    bytes_.clear();
    blocks_.clear();
  }

  // Valid until the next value is written.
  Message message() { return {bytes_.data(), size_of(bytes_), blocks_.data(), size_of(blocks_)}; }

 private:
  static std::uint32_t size_of(const auto& values) { return static_cast<std::uint32_t>(values.size()); }

  void append(const void* data, std::size_t size) {
    const auto* first = static_cast<const std::uint8_t*>(data);
    bytes_.insert(bytes_.end(), first, first + size);
  }

  void write_length(const auto& values) {
    const std::uint32_t length = size_of(values);
    append(&length, sizeof length);
  }

  void write_text(std::string_view text) {
    write_length(text);
    append(text.data(), text.size());
  }

  void write_block(Block block) {
    write_length(blocks_);
    blocks_.push_back(block);
  }

  std::vector<std::uint8_t> bytes_;
  std::vector<Block> blocks_;
};

// Texts and spans that are read point into the message.
class MessageReader {
 public:
  explicit MessageReader(const Message& message)
      : bytes_(message.bytes, message.size), blocks_(message.blocks, message.count) {}

  // Whether the message holds the value and nothing else.
  bool reads(auto& value) {
    (*this)(value);
    return is_sound_ && bytes_.empty();
  }

  void operator()(Number auto& value) { take(&value, sizeof value); }

  void operator()(bool& value) {
    const std::uint8_t byte = take_number<std::uint8_t>();
    value = byte == 1;
    is_sound_ = is_sound_ && byte <= 1;
  }

  template <Enumeration Value>
  void operator()(Value& value) {
    const std::uint8_t number = take_number<std::uint8_t>();
    is_sound_ = is_sound_ && number < names_in<Value>;
    if (is_sound_) value = static_cast<Value>(number);
  }

  void operator()(std::string& text) { text = take_text(); }
  void operator()(std::string_view& text) { text = take_text(); }

  void operator()(std::span<std::uint8_t>& bytes) {
    if (const Block* block = take_block()) bytes = {block->data, block->size};
  }

  void operator()(std::span<const std::uint8_t>& bytes) {
    if (const Block* block = take_block()) bytes = {block->data, block->size};
  }

  // What was handed over once is not there again.
  void operator()(OwnedBytes& bytes) {
    Block* block = take_block();
    if (block == nullptr) return;
    bytes.data.reset(std::exchange(block->data, nullptr));
    bytes.size = std::exchange(block->size, 0);
  }

  template <class Value>
  void operator()(std::vector<Value>& values) {
    for (std::uint32_t left = take_number<std::uint32_t>(); left > 0 && is_sound_; --left)
      (*this)(values.emplace_back());
  }

  template <class Value>
  void operator()(std::optional<Value>& value) {
    bool is_there = false;
    (*this)(is_there);
    if (is_there) (*this)(value.emplace());
  }

  template <class Value>
  void operator()(std::unordered_map<std::string, Value>& values) {
    for (std::uint32_t left = take_number<std::uint32_t>(); left > 0 && is_sound_; --left) {
      std::string key(take_text());
      (*this)(values[std::move(key)]);
    }
  }

  template <class Struct>
  void operator()(Struct& value) {
    FieldsOf<Struct>::visit_each(value, *this);
  }

 private:
  void take(void* value, std::size_t size) {
    is_sound_ = is_sound_ && size <= bytes_.size();
    if (!is_sound_) return;
    std::memcpy(value, bytes_.data(), size);
    bytes_ = bytes_.subspan(size);
  }

  template <class Value>
  Value take_number() {
    Value number = 0;
    take(&number, sizeof number);
    return number;
  }

  std::string_view take_text() {
    const std::uint32_t size = take_number<std::uint32_t>();
    is_sound_ = is_sound_ && size <= bytes_.size();
    if (!is_sound_) return {};
    const std::string_view text(reinterpret_cast<const char*>(bytes_.data()), size);
    bytes_ = bytes_.subspan(size);
    return text;
  }

  Block* take_block() {
    const std::uint32_t number = take_number<std::uint32_t>();
    is_sound_ = is_sound_ && number < blocks_.size();
    return is_sound_ ? &blocks_[number] : nullptr;
  }

  std::span<const std::uint8_t> bytes_;
  std::span<Block> blocks_;
  bool is_sound_ = true;
};

}  // namespace kanbao::border
