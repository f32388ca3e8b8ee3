// Takes messages from standard input, reads each into its C++ value, writes that value again and gives it back, so that
// a test can compare both sides' codecs. Each message comes with the side that is asked (0 engine, 1 host), whether it
// is an answer, and its question's number; what comes back begins with whether the message was understood.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <vector>

#include "border/codec.h"

namespace {

using kanbao::border::Block;
using kanbao::border::Message;
using kanbao::border::MessageReader;
using kanbao::border::MessageWriter;

bool take(void* data, std::size_t size) { return std::fread(data, 1, size, stdin) == size; }

template <class Number>
Number take_number() {
  Number number = 0;
  if (!take(&number, sizeof number)) std::exit(2);
  return number;
}

// Each as large as what it holds, so that the sanitizer sees whoever reads beyond it.
Block take_block() {
  Block block;
  block.size = take_number<std::uint32_t>();
  block.data = static_cast<std::uint8_t*>(std::malloc(block.size));
  if (!take(block.data, block.size)) std::exit(2);
  return block;
}

std::uint32_t size_of(const std::vector<Block>& blocks) { return static_cast<std::uint32_t>(blocks.size()); }

void give_number(std::uint32_t number) { std::fwrite(&number, sizeof number, 1, stdout); }

void give_block(const Block& block) {
  give_number(block.size);
  if (block.size > 0) std::fwrite(block.data, 1, block.size, stdout);
}

struct TakenMessage {
  Block bytes;
  std::vector<Block> blocks;
};

TakenMessage take_message() {
  TakenMessage taken{take_block(), {}};
  taken.blocks.resize(take_number<std::uint32_t>());
  for (Block& block : taken.blocks) block = take_block();
  return taken;
}

void give_back(const Message& message) {
  give_block({message.bytes, message.size});
  give_number(message.count);
  for (const Block& block : std::span(message.blocks, message.count)) give_block(block);
}

// Views lie in what was taken; the rest was handed over, to the message and now to nobody.
void free_handed_over(const Message& message, const std::vector<Block>& taken) {
  for (const Block& block : std::span(message.blocks, message.count)) {
    const auto is_same = [&](const Block& other) { return other.data == block.data; };
    if (std::none_of(taken.begin(), taken.end(), is_same)) std::free(block.data);
  }
}

template <class Value>
void echo(TakenMessage& taken) {
  Value value{};
  MessageReader reader({taken.bytes.data, taken.bytes.size, taken.blocks.data(), size_of(taken.blocks)});
  const bool is_understood = reader.reads(value);
  give_number(is_understood ? 1 : 0);
  MessageWriter writer;
  if (is_understood) writer(value);
  give_back(writer.message());
  free_handed_over(writer.message(), taken.blocks);
}

template <class Question>
void echo_question_or_answer(bool is_answer, TakenMessage& taken) {
  is_answer ? echo<typename Question::Answer>(taken) : echo<Question>(taken);
}

}  // namespace

int main() {
  for (int side = std::getchar(); side != EOF; side = std::getchar()) {
    const bool is_answer = take_number<std::uint8_t>() == 1;
    const auto number = take_number<std::uint8_t>();
    TakenMessage taken = take_message();
    const auto use = [&]<class Question>(std::type_identity<Question>) {
      echo_question_or_answer<Question>(is_answer, taken);
    };
    const bool is_known =
        side == 0 ? kanbao::border::with_engine_question(number, use) : kanbao::border::with_host_question(number, use);
    if (!is_known) return 3;
    std::free(taken.bytes.data);
    for (const Block& block : taken.blocks) std::free(block.data);
  }
}
