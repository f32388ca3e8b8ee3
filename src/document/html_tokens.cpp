#include "document/html_tokens.h"

#include <utility>

#include "base/ascii.h"

namespace kanbao {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

class Tokenizer {
 public:
  Tokenizer(std::string_view html, FunctionRef<const HtmlToken&> take) : html_(html), take_(take) {}

  void tokenize() {
    while (position_ < html_.size()) {
      const std::size_t mark = next_markup();
      add_text(mark);
      if (position_ < html_.size()) read_markup();
    }
  }

 private:
  bool is_at(std::string_view wanted) const { return html_.substr(position_, wanted.size()) == wanted; }

  char at(std::size_t offset) const { return offset < html_.size() ? html_[offset] : '\0'; }

  // The next "<" that begins markup; any other is text.
  std::size_t next_markup() const {
    std::size_t mark = html_.find('<', position_);
    while (mark != std::string_view::npos) {
      const char next = at(mark + 1);
      if (is_letter(next) || next == '/' || next == '!' || next == '?') return mark;
      mark = html_.find('<', mark + 1);
    }
    return html_.size();
  }

  void add_text(std::size_t end) {
    if (end > position_) {
      HtmlToken token;
      token.text = html_.substr(position_, end - position_);
      token.offset = position_;
      take_(token);
    }
    position_ = end;
  }

  void read_markup() {
    if (is_at("<!--")) {
      skip_comment();
    } else if (is_at("<![CDATA[")) {
      skip_past("]]>");
    } else if (is_at("<?")) {
      skip_past("?>");  // as CommonMark reads it; a browser would show what follows the first ">"
    } else if (is_at("<!")) {
      skip_past(">");
    } else if (is_at("</") && !is_letter(at(position_ + 2))) {
      skip_past(">");  // the standard's "bogus comment"
    } else {
      read_tag();
    }
  }

  // "<!-->" and "<!--->" are whole comments, and "--!>" ends one as well (HTML 13.2.5.43 to 51).
  void skip_comment() {
    position_ += 2;
    if (is_at("-->") || is_at("--->")) return skip_past(">");
    position_ += 2;
    std::size_t end = html_.find("--", position_);
    while (end != std::string_view::npos && at(end + 2) != '>' && html_.substr(end + 2, 2) != "!>") {
      end = html_.find("--", end + 1);
    }
    position_ = end == std::string_view::npos ? html_.size() : html_.find('>', end) + 1;
  }

  void skip_past(std::string_view mark) {
    const std::size_t end = html_.find(mark, position_);
    position_ = end == std::string_view::npos ? html_.size() : end + mark.size();
  }

  std::string take_name(std::string_view stops) {
    std::string name;
    for (; position_ < html_.size(); ++position_) {
      const char c = html_[position_];
      if (is_space(c) || stops.find(c) != std::string_view::npos) break;
      name.push_back(to_lower(c));
    }
    return name;
  }

  void skip_spaces() {
    while (position_ < html_.size() && is_space(html_[position_])) ++position_;
  }

  // A tag that the input's end cuts off is dropped, as in a browser.
  void read_tag() {
    HtmlToken token;
    token.offset = position_;
    const bool is_end = at(position_ + 1) == '/';
    token.kind = is_end ? HtmlToken::Kind::end_tag : HtmlToken::Kind::start_tag;
    position_ += is_end ? 2 : 1;
    token.name = take_name("/>");
    while (position_ < html_.size() && html_[position_] != '>') read_attribute(token);
    if (position_ >= html_.size()) return;
    token.is_self_closing = html_[position_ - 1] == '/';
    ++position_;
    const bool hides = !is_end && hides_content(token.name);
    take_(token);
    if (hides) skip_hidden_content(token.name);
  }

  void read_attribute(HtmlToken& token) {
    skip_spaces();
    if (at(position_) == '/') {
      ++position_;
      token.is_self_closing = at(position_) == '>';
      return;
    }
    if (position_ >= html_.size() || html_[position_] == '>') return;
    HtmlAttribute attribute;
    if (html_[position_] == '=') attribute.name.push_back(html_[position_++]);
    attribute.name += take_name("/>=");
    skip_spaces();
    if (at(position_) == '=') {
      ++position_;
      skip_spaces();
      attribute.value = take_value();
    }
    if (token.attributes.size() < most_attributes) token.attributes.push_back(std::move(attribute));
  }

  std::string_view take_value() {
    const char quote = at(position_);
    const bool is_quoted = quote == '"' || quote == '\'';
    if (is_quoted) ++position_;
    const std::size_t begin = position_;
    while (position_ < html_.size()) {
      const char c = html_[position_];
      if (is_quoted ? c == quote : is_space(c) || c == '>') break;
      ++position_;
    }
    const std::string_view value = html_.substr(begin, position_ - begin);
    if (is_quoted && position_ < html_.size()) ++position_;
    return value;
  }

  void skip_hidden_content(const std::string& name) {
    for (std::size_t end = html_.find("</", position_); end != std::string_view::npos;
         end = html_.find("</", end + 2)) {
      if (!names_at(end + 2, name)) continue;
      position_ = end;
      return;
    }
    position_ = html_.size();
  }

  bool names_at(std::size_t offset, const std::string& name) const {
    for (std::size_t i = 0; i < name.size(); ++i) {
      if (to_lower(at(offset + i)) != name[i]) return false;
    }
    const char after = at(offset + name.size());
    return is_space(after) || after == '/' || after == '>';
  }

  static constexpr std::size_t most_attributes = 64;  // of which eight are ever looked at

  std::string_view html_;
  std::size_t position_ = 0;
  FunctionRef<const HtmlToken&> take_;
};

}  // namespace

void tokenize_html(std::string_view html, FunctionRef<const HtmlToken&> take) { Tokenizer(html, take).tokenize(); }

bool hides_content(std::string_view tag) { return tag == "script" || tag == "style"; }

}  // namespace kanbao
