// Numbers out of a byte sequence that may end anywhere. A read beyond the end gives 0, so callers ask `has` first
// wherever the difference matters.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace kanbao {

enum class ByteOrder : std::uint8_t { big, little };

class ByteReader {
 public:
  explicit ByteReader(std::span<const std::uint8_t> bytes, ByteOrder order = ByteOrder::big)
      : bytes_(bytes), order_(order) {}

  std::size_t size() const { return bytes_.size(); }
  bool has(std::size_t offset, std::size_t count) const { return offset <= size() && count <= size() - offset; }

  std::uint8_t u8(std::size_t offset) const { return has(offset, 1) ? bytes_[offset] : 0; }
  std::uint32_t u16(std::size_t offset) const { return number(offset, 2); }
  std::uint32_t u24(std::size_t offset) const { return number(offset, 3); }
  std::uint32_t u32(std::size_t offset) const { return number(offset, 4); }

  // True if `text` stands at `offset`, completely.
  bool holds(std::size_t offset, std::string_view text) const {
    return has(offset, text.size()) && matching(offset, text) == text.size();
  }

  // True if nothing at `offset` contradicts `text`, though the bytes may end within it.
  bool may_hold(std::size_t offset, std::string_view text) const {
    return offset >= size() ||
           matching(offset, text) == (text.size() < size() - offset ? text.size() : size() - offset);
  }

  // The bytes from `offset`, at most `count`, as far as they are there.
  ByteReader part(std::size_t offset, std::size_t count) const {
    if (offset >= size()) return ByteReader({}, order_);
    return ByteReader(bytes_.subspan(offset, count < size() - offset ? count : size() - offset), order_);
  }
  ByteReader ordered(ByteOrder order) const { return ByteReader(bytes_, order); }
  std::string_view text() const { return {reinterpret_cast<const char*>(bytes_.data()), size()}; }

 private:
  std::uint32_t number(std::size_t offset, std::size_t count) const {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t at = order_ == ByteOrder::big ? i : count - 1 - i;
      value = value << 8U | u8(offset + at);
    }
    return value;
  }

  std::size_t matching(std::size_t offset, std::string_view text) const {
    std::size_t count = 0;
    while (count < text.size() && has(offset + count, 1) &&
           bytes_[offset + count] == static_cast<std::uint8_t>(text[count]))
      ++count;
    return count;
  }

  std::span<const std::uint8_t> bytes_;
  ByteOrder order_;
};

}  // namespace kanbao
