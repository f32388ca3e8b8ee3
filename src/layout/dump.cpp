// The dump of a LayoutTree.
#include "base/number_text.h"
#include "document/kind_names.h"
#include "layout/break_reason.h"
#include "layout/layout_tree.h"

namespace kanbao {

namespace {

const char* name_of(ObjectKind kind) {
  switch (kind) {
    case ObjectKind::image:
      return "image";
    case ObjectKind::formula:
      return "formula";
    case ObjectKind::ruby:
      return "ruby";
    case ObjectKind::video:
    case ObjectKind::audio:
      return "media";
  }
  return "";
}

class LayoutDump {
 public:
  void add_box(const Box& box, int depth) {
    add(depth, std::string(box.block == 0 ? "root" : name_of(box.kind)) + place_of(box.rect));
    for (const PlacedText& text : box.texts) add_lines(text, depth + 1);
    for (const Box& child : box.seen_children()) add_box(child, depth + 1);
  }

  void add_scroller(const Scroller& scroller) {
    add(0, "scroller block=" + std::to_string(scroller.block) + place_of(scroller.rect) +
               " content=" + number_text(scroller.content_width));
  }

  std::string finished() { return std::move(text_); }

 private:
  void add_lines(const PlacedText& text, int depth) {
    const std::vector<Size> sizes = object_sizes(text);
    for (const Line& line : text.lines) {
      add(depth, "line y=" + number_text(line.y) + " height=" + number_text(line.height) +
                     " baseline=" + number_text(line.baseline) + rule_of_end(text, sizes, line) + ' ' +
                     words_of(*text.paragraph, line));
    }
  }

  static std::vector<Size> object_sizes(const PlacedText& text) {
    std::vector<Size> sizes(text.paragraph->objects.size());
    for (const Line& line : text.lines) {
      for (const Fragment& fragment : line.fragments) {
        if (fragment.object != no_object) sizes[fragment.object] = {fragment.advance, fragment.object_height};
      }
    }
    return sizes;
  }

  // The number of the rule (text/typography_rule.h) that moved the line's end.
  static std::string rule_of_end(const PlacedText& text, const std::vector<Size>& sizes, const Line& line) {
    if (text.paragraph->white_space == WhiteSpace::preserve) return "";
    const TypographyRule rule = rule_of_break(*text.paragraph, sizes, line.first_item, text.column.width);
    return rule == TypographyRule::none ? "" : " rule=" + std::to_string(static_cast<int>(rule));
  }

  // Fragments with their x, so that a break and a gap are both seen at once.
  static std::string words_of(const Paragraph& paragraph, const Line& line) {
    std::string words;
    for (const Fragment& fragment : line.fragments) {
      if (!words.empty()) words += ' ';
      words += number_text(fragment.x) + ':';
      words += fragment.object == no_object ? paragraph.text.substr(fragment.first, fragment.last - fragment.first)
                                            : object_words(paragraph, line, fragment);
    }
    return words;
  }

  static std::string object_words(const Paragraph& paragraph, const Line& line, const Fragment& fragment) {
    const ObjectKind kind = paragraph.objects[fragment.object].kind;
    std::string words = name_of(kind);
    words += '(' + number_text(fragment.advance) + 'x' + number_text(fragment.object_height);
    if (kind == ObjectKind::formula) words += '@' + number_text(formula_rect(paragraph, line, fragment).y);
    return words + ')';
  }

  static std::string place_of(const Rect& rect) {
    return " x=" + number_text(rect.x) + " y=" + number_text(rect.y) + " width=" + number_text(rect.width) +
           " height=" + number_text(rect.height);
  }

  void add(int depth, const std::string& text) {
    text_.append(2 * static_cast<std::size_t>(depth), ' ');
    text_ += text;
    text_ += '\n';
  }

  std::string text_;
};

}  // namespace

std::string dump(const LayoutTree& tree) {
  LayoutDump dump;
  dump.add_box(tree.root, 0);
  for (const Scroller& scroller : tree.scrollers) dump.add_scroller(scroller);
  return dump.finished();
}

}  // namespace kanbao
