#include "document/cmark_containers.h"

#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "base/ascii.h"
#include "document/alerts.h"

namespace kanbao {

namespace {

constexpr std::size_t least_colons = 3;

// Any number will do that no other extension's node has; cmark-gfm hands them out.
cmark_node_type node_type() {
  static const cmark_node_type type = cmark_syntax_extension_add_node(0);
  return type;
}

struct Fence {
  std::size_t colons = 0;
  std::string_view rest;  // of the line
};

Fence fence_in(cmark_parser* parser, const unsigned char* input, int length) {
  const std::string_view whole(reinterpret_cast<const char*>(input), static_cast<std::size_t>(length));
  const auto first = static_cast<std::size_t>(cmark_parser_get_first_nonspace(parser));
  const std::string_view line = whole.substr(std::min(first, whole.size()));
  const std::size_t colons = std::min(line.find_first_not_of(':'), line.size());
  return {colons, trimmed(line.substr(colons))};
}

ContainerLine line_of(std::string_view text) {
  const std::size_t end = std::min(text.find_first_of(" \t{"), text.size());
  return {std::string(text.substr(0, end)), std::string(trimmed(text.substr(end)))};
}

bool is_known(const std::string& name) {
  return alert_kind_of(name).has_value() || name == "details" || name == "code-group";
}

void skip_line(cmark_parser* parser, const unsigned char* input, int length) {
  const int left = length - 1 - cmark_parser_get_offset(parser);
  if (left > 0) cmark_parser_advance_offset(parser, reinterpret_cast<const char*>(input), left, 0);
}

cmark_node* open_container(cmark_syntax_extension* extension, int is_indented, cmark_parser* parser, cmark_node* parent,
                           unsigned char* input, int length) {
  if (is_indented != 0) return nullptr;
  const Fence fence = fence_in(parser, input, length);
  if (fence.colons < least_colons || !is_known(line_of(fence.rest).name)) return nullptr;
  const std::string begun(fence.rest);
  cmark_node* container =
      cmark_parser_add_child(parser, parent, node_type(), cmark_parser_get_first_nonspace(parser) + 1);
  cmark_node_set_syntax_extension(container, extension);
  cmark_node_set_string_content(container, begun.c_str());
  cmark_node_set_user_data(container, reinterpret_cast<void*>(static_cast<std::uintptr_t>(fence.colons)));
  skip_line(parser, input, length);
  return container;
}

// Whether the line is the container's, too; the one that ends it is nobody's.
int goes_on(cmark_syntax_extension* /*extension*/, cmark_parser* parser, unsigned char* input, int length,
            cmark_node* container) {
  const Fence fence = fence_in(parser, input, length);
  const auto colons = reinterpret_cast<std::uintptr_t>(cmark_node_get_user_data(container));
  if (fence.colons < colons || !fence.rest.empty()) return 1;
  skip_line(parser, input, length);
  return 0;
}

int may_hold(cmark_syntax_extension* /*extension*/, cmark_node* /*container*/, cmark_node_type child) {
  return static_cast<int>((child & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_BLOCK && child != CMARK_NODE_ITEM);
}

const char* type_string(cmark_syntax_extension* /*extension*/, cmark_node* /*container*/) { return container_type; }

}  // namespace

CmarkExtension make_container_extension() {
  CmarkExtension extension(cmark_syntax_extension_new("kanbao-container"));
  cmark_syntax_extension_set_open_block_func(extension.get(), open_container);
  cmark_syntax_extension_set_match_block_func(extension.get(), goes_on);
  cmark_syntax_extension_set_can_contain_func(extension.get(), may_hold);
  cmark_syntax_extension_set_get_type_string_func(extension.get(), type_string);
  return extension;
}

ContainerLine container_line(cmark_node* container) { return line_of(cmark_node_get_string_content(container)); }

}  // namespace kanbao
