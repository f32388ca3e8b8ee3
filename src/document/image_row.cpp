#include "document/image_row.h"

#include <algorithm>
#include <utility>

#include "document/html_share.h"

namespace kanbao {

namespace {

constexpr int whole = 100;      // per cent
constexpr int least_rest = 10;  // per cent, for the columns without a share

// A picture, or a link around one.
Inline* picture_in(Inline& node) {
  if (node.kind == InlineKind::image) return &node;
  if (node.kind != InlineKind::link || node.children.size() != 1) return nullptr;
  return picture_in(node.children.front());
}

bool is_between_pictures(const Inline& node) {
  return node.kind == InlineKind::soft_break || node.kind == InlineKind::hard_break ||
         (node.kind == InlineKind::text && node.text.find_first_not_of(' ') == std::string::npos);
}

bool holds_only_pictures(Block& block) {
  return block.kind == BlockKind::paragraph &&
         std::all_of(block.inlines.begin(), block.inlines.end(),
                     [](Inline& node) { return is_between_pictures(node) || picture_in(node) != nullptr; });
}

bool can_have_share(BlockKind kind) {
  return kind == BlockKind::figure || kind == BlockKind::container || kind == BlockKind::row;
}

Block as_column(Block block) {
  if (can_have_share(block.kind)) return block;
  Block column;
  column.kind = BlockKind::container;
  column.lines = block.lines;
  column.share = std::exchange(block.share, 0);
  column.children.push_back(std::move(block));
  return column;
}

// A share of the row is a picture's own width no longer: it fills its column.
Block column_of(Inline node, SourceLines lines) {
  Block paragraph;
  paragraph.lines = lines;
  Inline& picture = *picture_in(node);
  paragraph.share = share_of(picture.width);
  if (paragraph.share > 0) picture.width.value = whole;
  paragraph.inlines.push_back(std::move(node));
  return as_column(std::move(paragraph));
}

void leave_room_for_all(std::vector<Block>& columns) {
  int shared = 0;
  bool has_more = false;
  for (const Block& column : columns) {
    shared += column.share;
    has_more = has_more || column.share == 0;
  }
  if (!has_more || shared + least_rest <= whole) return;
  for (Block& column : columns) column.share = 0;
}

}  // namespace

Block with_columns(Block row) {
  std::vector<Block> columns;
  for (Block& child : row.children) {
    if (!holds_only_pictures(child)) {
      columns.push_back(as_column(std::move(child)));
      continue;
    }
    for (Inline& node : child.inlines) {
      if (picture_in(node) != nullptr) columns.push_back(column_of(std::move(node), child.lines));
    }
  }
  leave_room_for_all(columns);
  row.children = std::move(columns);
  return row;
}

}  // namespace kanbao
