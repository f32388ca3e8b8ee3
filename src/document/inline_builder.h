// Builds the inlines of one paragraph, heading or cell from a stream of Markdown events and raw HTML tags. Tags are
// matched among siblings: what raw HTML opens within a Markdown element ends with it at the latest. Elements nested
// deeper than `deepest_inline` are flattened into their ancestor, so that no later stage can overflow its stack. Blocks
// of raw HTML within a line, as in a cell of a table, are lines of it, and items of lists begin with a bullet. What a
// media element holds is its alternative text where its end tag comes, and follows it where that has been forgotten. Of
// elements that nobody knows the attributes in words (a name, a title, a caption) stand before their text.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "document/component_tags.h"
#include "document/document.h"
#include "document/html_allow_list.h"

namespace kanbao {

constexpr std::size_t deepest_inline = 32;

// Where raw HTML within a paragraph is to be shown.
enum class HtmlPlace : unsigned char {
  line,           // where it stands
  new_paragraph,  // at the beginning of one
  blocks,         // between paragraphs
};

class InlineBuilder {
 public:
  // `dropped` outlives the builder and is told of elements that are left out.
  InlineBuilder(EntityDecoder decode, std::vector<DroppedElement>& dropped,
                const std::vector<Component>* components = nullptr);

  // A Markdown element (emphasis, strong, strikethrough, link, image); its children follow, up to close().
  void open(Inline element);
  // The same for an element of which only the children are wanted.
  void open_children_only();
  void close();

  // A leaf; text joins the text before it.
  void add(Inline leaf);

  HtmlPlace place_of(std::string_view html) const;

  // Whether the tag is an unknown element's that has a name and stands where a line begins, as a turn of a
  // conversation.
  bool begins_paragraph(const HtmlToken& token) const;

  // One or more tags of raw HTML; text among them has its white space collapsed. `line` is that of the first.
  void add_html(std::string_view html, int line);
  void add_html_token(const HtmlToken& token, int line);

  // Whether a tag belongs to a media element that is open, though it begins or ends a block elsewhere. An end tag whose
  // start tag stands before the element does not: it ends the element, too.
  bool belongs_to_media(const HtmlToken& token);

  // Closes what is open and gives the result away; white space that raw HTML left at the end is gone.
  std::vector<Inline> take();

 private:
  // `a`, media elements and those of ruby are the last.
  static constexpr std::size_t matched_tag_count = inline_tags.size() + 8;

  enum class Separator : unsigned char { none, colon, line_break };

  // Raw HTML elements that are open within one Markdown element, counted by tag.
  using OpenTags = std::array<std::size_t, matched_tag_count>;

  struct Frame {
    Inline element;
    std::size_t target = 0;  // the frame that takes its children: itself, or an ancestor when it is flattened
    int matched_tag = -1;    // index of the raw HTML tag; -1 for Markdown
    bool in_link = false;
    bool has_ended = false;  // its end tag has come
  };

  Inline& target() { return frames_[frames_.back().target].element; }
  void open_markdown(Inline element, bool is_flattened);
  void push(Inline element, int matched_tag, bool is_flattened);
  void pop();
  void open_html(const HtmlToken& token, int line);
  void open_matched(Inline element, std::string_view tag, bool is_flattened);
  void open_media(const HtmlToken& token, int line);
  void add_embedded(const HtmlToken& token, int line);
  void close_html(const HtmlToken& token);
  void close_matched();
  void add_media(Inline media, bool has_ended);
  Inline* media_around();
  void begin_line();
  void add_separator();
  void add_shown(std::string_view html);
  void add_labels(const HtmlToken& token);
  void end_ruby_text();
  void add_quotation_mark(std::string_view tag, bool is_opening);
  bool may_take_space();
  void add_html_text(std::string_view text);

  EntityDecoder decode_;
  std::vector<DroppedElement>* dropped_;
  ComponentTags components_;
  std::vector<Frame> frames_;
  std::vector<OpenTags> open_tags_;        // one for each Markdown element that is open, and one for the root
  int line_ = 0;                           // of the raw HTML that was read last
  Separator separator_ = Separator::none;  // between what an unknown element is called and what comes next
  bool ended_unknown_ = false;             // such an element, after which nothing stands so far
  bool begins_line_ = false;               // what comes next stands on a line of its own
  std::string hidden_tag_;                 // script or style while its content is being dropped
  std::size_t hidden_depth_ = 0;           // Markdown elements opened since
  int blocks_in_media_ = 0;                // that are open within the media element
};

}  // namespace kanbao
