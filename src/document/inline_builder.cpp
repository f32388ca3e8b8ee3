#include "document/inline_builder.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/ascii.h"
#include "document/inline_nodes.h"
#include "document/plain_text.h"
#include "document/ruby.h"
#include "document/soft_breaks.h"

namespace kanbao {

namespace {

int matched_index(std::string_view tag) {
  constexpr std::array<std::string_view, 8> others = {"a", "video", "audio", "ruby", "rb", "rt", "rtc", "rp"};
  const auto other = std::find(others.begin(), others.end(), tag);
  if (other != others.end()) return static_cast<int>(inline_tags.size()) + static_cast<int>(other - others.begin());
  const auto found = std::find(inline_tags.begin(), inline_tags.end(), tag);
  return found == inline_tags.end() ? -1 : static_cast<int>(found - inline_tags.begin());
}

// What an unknown element is called, and, after these, what else it says of itself in words.
constexpr std::array<std::string_view, 5> labels = {"name", "title", "label", "alt", "description"};
constexpr std::size_t name_count = 3;

bool is_html_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }

}  // namespace

InlineBuilder::InlineBuilder(EntityDecoder decode, std::vector<DroppedElement>& dropped,
                             const std::vector<Component>* components)
    : decode_(decode), dropped_(&dropped), components_(components, decode) {
  frames_.emplace_back();
  open_tags_.emplace_back();
}

void InlineBuilder::begin_line() {
  if (!std::exchange(begins_line_, false)) return add_separator();
  separator_ = Separator::none;
  std::vector<Inline>& siblings = target().children;
  const bool is_at_start = siblings.empty() || siblings.back().kind == InlineKind::hard_break;
  if (is_at_start) return;
  trim_end(siblings);
  siblings.push_back(leaf_of(InlineKind::hard_break));
}

void InlineBuilder::add_separator() {
  const Separator separator = std::exchange(separator_, Separator::none);
  if (separator == Separator::none) return;
  const bool is_colon = separator == Separator::colon;
  target().children.push_back(is_colon ? leaf_of(InlineKind::text, "：") : leaf_of(InlineKind::hard_break));
}

void InlineBuilder::push(Inline element, int matched_tag, bool is_flattened) {
  begin_line();
  ended_unknown_ = false;
  Frame frame;
  frame.in_link = frames_.back().in_link || (element.kind == InlineKind::link && !is_flattened);
  frame.target = is_flattened ? frames_.back().target : frames_.size();
  frame.matched_tag = matched_tag;
  frame.element = std::move(element);
  frames_.push_back(std::move(frame));
}

void InlineBuilder::pop() {
  const std::size_t index = frames_.size() - 1;
  Frame frame = std::move(frames_.back());
  frames_.pop_back();
  if (frame.target != index) return;
  Inline& element = frame.element;
  const bool is_media = element.kind == InlineKind::media;
  if (is_media) return add_media(std::move(element), frame.has_ended || frame.matched_tag < 0);
  std::vector<Inline>& siblings = target().children;
  if (element.kind == InlineKind::ruby) return append_ruby(element.children, siblings);
  const bool is_in_ruby = target().kind == InlineKind::ruby;
  if (element.kind == InlineKind::ruby_text && !is_in_ruby) return append_in_the_line(element, siblings);
  if (element.kind == InlineKind::image) {
    element.text = plain_text(element.children);
    element.children.clear();
  }
  siblings.push_back(std::move(element));
}

// One that names no file is not shown, but what it holds is.
void InlineBuilder::add_media(Inline media, bool has_ended) {
  std::vector<Inline> content = std::exchange(media.children, {});
  const auto is_source = [](const MediaFile& file) { return file.role == MediaRole::source; };
  const bool has_source = std::any_of(media.files.begin(), media.files.end(), is_source);
  if (has_source && has_ended && media.text.empty()) media.text = as_one_line(plain_text(content));
  std::vector<Inline>& siblings = target().children;
  if (has_source) {
    siblings.push_back(std::move(media));
  } else {
    dropped_->push_back({media.line, media.tag, HtmlLoss::without_address});
  }
  if (has_source && has_ended) return;
  std::move(content.begin(), content.end(), std::back_inserter(siblings));
}

Inline* InlineBuilder::media_around() {
  for (std::size_t i = frames_.size(); i-- > 0 && frames_[i].matched_tag >= 0;) {
    if (frames_[i].element.kind == InlineKind::media) return &frames_[i].element;
  }
  return nullptr;
}

bool InlineBuilder::belongs_to_media(const HtmlToken& token) {
  const bool is_end = token.kind == HtmlToken::Kind::end_tag;
  if (media_around() == nullptr) return false;
  const HtmlRole role = role_of(token.name);
  const bool is_block = role == HtmlRole::container || role == HtmlRole::leaf || role == HtmlRole::table;
  if (token.kind == HtmlToken::Kind::text || !is_block) return true;
  blocks_in_media_ += is_end ? -1 : 1;
  return blocks_in_media_ >= 0;
}

void InlineBuilder::open(Inline element) {
  const bool is_nested_link = element.kind == InlineKind::link && frames_.back().in_link;
  open_markdown(std::move(element), is_nested_link || frames_.size() > deepest_inline);
}

void InlineBuilder::open_children_only() { open_markdown({}, true); }

void InlineBuilder::open_markdown(Inline element, bool is_flattened) {
  if (!hidden_tag_.empty()) {
    ++hidden_depth_;
    return;
  }
  push(std::move(element), -1, is_flattened);
  open_tags_.emplace_back();
}

void InlineBuilder::close() {
  if (!hidden_tag_.empty() && hidden_depth_ > 0) {
    --hidden_depth_;
    return;
  }
  hidden_tag_.clear();
  while (frames_.back().matched_tag >= 0) close_matched();
  open_tags_.pop_back();
  pop();
}

void InlineBuilder::add(Inline leaf) {
  if (!hidden_tag_.empty()) return;
  const bool follows_label = separator_ != Separator::none;
  if (leaf.kind == InlineKind::text) {
    if (follows_label) leaf.text.erase(0, leaf.text.find_first_not_of(' '));
    if (leaf.text.empty()) return;
  }
  if (follows_label && leaf.kind == InlineKind::soft_break) return;
  if (leaf.kind == InlineKind::hard_break) separator_ = Separator::none;
  begin_line();
  ended_unknown_ = ended_unknown_ && leaf.text == " ";
  std::vector<Inline>& siblings = target().children;
  const bool follows_text = !siblings.empty() && siblings.back().kind == InlineKind::text;
  const bool follows_hard_break = !siblings.empty() && siblings.back().kind == InlineKind::hard_break;
  if (leaf.kind == InlineKind::soft_break && follows_hard_break) return;  // after <br> a line's end is no space
  if (leaf.kind == InlineKind::text && follows_text) {
    siblings.back().text += leaf.text;
  } else {
    siblings.push_back(std::move(leaf));
  }
}

void InlineBuilder::add_html(std::string_view html, int line) {
  line_ = line;
  tokenize_html(html, [&](const HtmlToken& token) {
    const std::optional<std::string> shown = hidden_tag_.empty() ? components_.html_for(token) : std::nullopt;
    shown ? add_shown(*shown) : add_html_token(token, line);
  });
}

// The HTML that stands for tags of a component.
void InlineBuilder::add_shown(std::string_view html) {
  tokenize_html(html, [&](const HtmlToken& token) { add_html_token(token, line_); });
}

HtmlPlace InlineBuilder::place_of(std::string_view html) const {
  HtmlPlace place = HtmlPlace::line;
  tokenize_html(html, [&](const HtmlToken& token) {
    const std::optional<ComponentFlow> flow = components_.flow_of(token);
    if (flow == ComponentFlow::blocks) place = HtmlPlace::blocks;
    if (!flow && begins_paragraph(token)) place = HtmlPlace::new_paragraph;
  });
  return place;
}

bool InlineBuilder::begins_paragraph(const HtmlToken& token) const {
  if (token.kind != HtmlToken::Kind::start_tag || role_of(token.name) != HtmlRole::unknown) return false;
  if (frames_.size() > 1 || !hidden_tag_.empty()) return false;
  const std::vector<Inline>& inlines = frames_.front().element.children;
  if (!ended_unknown_ && !inlines.empty() && !ends_line(inlines.back())) return false;
  return std::any_of(labels.begin(), labels.begin() + name_count,
                     [&](std::string_view name) { return !attribute_value(token, name, decode_).empty(); });
}

void InlineBuilder::add_html_token(const HtmlToken& token, int line) {
  if (!hidden_tag_.empty()) {
    const bool is_end = hidden_depth_ == 0 && token.kind == HtmlToken::Kind::end_tag && token.name == hidden_tag_;
    if (is_end) hidden_tag_.clear();
  } else if (token.kind == HtmlToken::Kind::text) {
    add_html_text(token.text);
  } else if (token.kind == HtmlToken::Kind::start_tag) {
    open_html(token, line);
  } else {
    close_html(token);
  }
}

void InlineBuilder::open_html(const HtmlToken& token, int line) {
  if (Inline* media = media_around()) {
    if (std::optional<MediaFile> file = media_file_of(token, decode_)) return media->files.push_back(std::move(*file));
  }
  switch (role_of(token.name)) {
    case HtmlRole::line_break:
      return add(leaf_of(InlineKind::hard_break));
    case HtmlRole::hidden:
      dropped_->push_back({line, token.name});
      hidden_tag_ = token.name;
      return;
    case HtmlRole::cell:
      dropped_->push_back({line, token.name});
      return add_html_text(" ");
    case HtmlRole::image: {
      Inline image = inline_of(token, decode_).value_or(Inline{});
      image.line = line;
      return add(std::move(image));
    }
    case HtmlRole::media:
      return open_media(token, line);
    case HtmlRole::embedded:
      return add_embedded(token, line);
    case HtmlRole::ruby:
      if (token.name != "ruby") end_ruby_text();
      [[fallthrough]];
    case HtmlRole::link:
    case HtmlRole::inline_element: {
      std::optional<Inline> element = inline_of(token, decode_);
      const bool is_nested_link = element && element->kind == InlineKind::link && frames_.back().in_link;
      const bool is_flattened = !element || is_nested_link || frames_.size() > deepest_inline;
      if (element) element->line = line;
      open_matched(element ? std::move(*element) : Inline{}, token.name, is_flattened);
      return add_quotation_mark(token.name, true);
    }
    case HtmlRole::container:  // those within a line; the block builder takes all others
    case HtmlRole::leaf:
    case HtmlRole::preformatted:
    case HtmlRole::table:
      begins_line_ = true;
      // Nothing within a line can be opened.
      if (token.name == "details" || token.name == "summary") {
        dropped_->push_back({line, token.name, HtmlLoss::misplaced});
      }
      if (token.name == "li") add(leaf_of(InlineKind::text, "• "));
      return;
    case HtmlRole::rule:
    case HtmlRole::block:
      begins_line_ = true;
      dropped_->push_back({line, token.name});
      return;
    case HtmlRole::unknown:
      dropped_->push_back({line, token.name, HtmlLoss::unknown});
      return add_labels(token);
  }
}

void InlineBuilder::open_matched(Inline element, std::string_view tag, bool is_flattened) {
  const int index = matched_index(tag);
  ++open_tags_.back()[static_cast<std::size_t>(index)];
  push(std::move(element), index, is_flattened);
}

// The next one ends one whose end tag has been forgotten. "/>" is meant as its end, whatever HTML makes of it.
void InlineBuilder::open_media(const HtmlToken& token, int line) {
  while (media_around() != nullptr) close_matched();
  Inline media = inline_of(token, decode_).value_or(Inline{});
  media.line = line;
  open_matched(std::move(media), token.name, false);
  blocks_in_media_ = 0;
  if (token.is_self_closing) close_html(token);
}

void InlineBuilder::add_embedded(const HtmlToken& token, int line) {
  if (media_around() != nullptr) return;  // what browsers of old would play instead
  begins_line_ = true;
  std::optional<Inline> link = embedded_link_of(token, decode_);
  dropped_->push_back({line, token.name, link ? HtmlLoss::linked : HtmlLoss::without_address});
  if (!link) return;
  link->line = line;
  add(frames_.back().in_link ? std::move(link->children.front()) : std::move(*link));
  begins_line_ = true;
}

// Each once, a name in bold.
void InlineBuilder::add_labels(const HtmlToken& token) {
  bool is_labelled = false;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const std::string label = attribute_value(token, labels[i], decode_);
    const auto is_same = [&](std::string_view before) { return attribute_value(token, before, decode_) == label; };
    if (trimmed(label).empty() || std::any_of(labels.begin(), labels.begin() + i, is_same)) continue;
    const bool is_name = i < name_count;
    if (is_name) push(leaf_of(InlineKind::strong), -1, false);
    add(leaf_of(InlineKind::text, trimmed(label)));
    if (is_name) pop();
    separator_ = is_name ? Separator::colon : Separator::line_break;
    is_labelled = true;
  }
  if (is_labelled && token.is_self_closing) separator_ = Separator::line_break;
}

void InlineBuilder::close_html(const HtmlToken& token) {
  if (token.name == "br") return add(leaf_of(InlineKind::hard_break));  // as browsers read </br>
  const HtmlRole role = role_of(token.name);
  if (ends_paragraph(role)) begins_line_ = true;
  if (role == HtmlRole::unknown) ended_unknown_ = true;
  const int index = matched_index(token.name);
  if (index < 0 || open_tags_.back()[static_cast<std::size_t>(index)] == 0) return;
  while (frames_.back().matched_tag != index) close_matched();
  frames_.back().has_ended = true;
  if (role == HtmlRole::media) begins_line_ = false;
  close_matched();
}

void InlineBuilder::close_matched() {
  const auto index = static_cast<std::size_t>(frames_.back().matched_tag);
  if (index < inline_tags.size()) add_quotation_mark(inline_tags[index], false);
  --open_tags_.back()[index];
  pop();
}

// Browsers set them around a `q`; as text they can be copied and found, too. Those of a `q` within another are single.
void InlineBuilder::add_quotation_mark(std::string_view tag, bool is_opening) {
  if (tag != "q") return;
  const bool is_single = open_tags_.back()[static_cast<std::size_t>(matched_index(tag))] % 2 == 0;
  add(leaf_of(InlineKind::text, is_opening ? (is_single ? "‘" : "“") : (is_single ? "’" : "”")));
}

// Its end tag may be left out (HTML Standard 13.1.2.4).
void InlineBuilder::end_ruby_text() {
  for (std::size_t i = frames_.size(); i-- > 0 && frames_[i].matched_tag >= 0;) {
    const InlineKind kind = frames_[i].element.kind;
    if (kind == InlineKind::ruby) return;
    if (kind != InlineKind::ruby_text) continue;
    while (frames_.size() > i) close_matched();
    return;
  }
}

void InlineBuilder::add_html_text(std::string_view text) {
  const std::string decoded = decode_(text);
  for (std::size_t i = 0; i < decoded.size();) {
    std::size_t end = i;
    while (end < decoded.size() && is_html_space(decoded[end]) == is_html_space(decoded[i])) ++end;
    const std::string_view run = std::string_view(decoded).substr(i, end - i);
    i = end;
    if (!is_html_space(run.front())) {
      add(leaf_of(InlineKind::text, run));
    } else if (may_take_space()) {
      const bool is_line_end = run.find('\n') != std::string_view::npos;
      add(is_line_end ? leaf_of(InlineKind::soft_break) : leaf_of(InlineKind::text, " "));
    }
  }
}

// White space collapses at the paragraph's start and after other white space.
bool InlineBuilder::may_take_space() {
  if (begins_line_) return false;
  const std::vector<Inline>& siblings = target().children;
  return siblings.empty() ? frames_.back().target != 0 : !ends_in_space(siblings);
}

std::vector<Inline> InlineBuilder::take() {
  hidden_tag_.clear();
  add_shown(components_.end_scope());
  begins_line_ = false;
  separator_ = Separator::none;
  while (frames_.size() > 1) frames_.back().matched_tag >= 0 ? close_matched() : pop();
  open_tags_.assign(1, {});
  std::vector<Inline> inlines = std::exchange(frames_.front().element.children, {});
  trim_end(inlines);
  return inlines;
}

}  // namespace kanbao
