// The samples, and the published reports of the folder that KANBAO_REPORTS names, at every width from a small
// phone's to a wide window's: each line of each text keeps the rules (text/typography_rule.h).
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "document/front_matter.h"
#include "document/markdown_reader.h"
#include "fake_measurer.h"
#include "layout/layout.h"
#include "text/atomic_text.h"

namespace kanbao {
namespace {

constexpr int narrowest = 280;  // CSS px
constexpr int widest = 900;

// As CLREQ 3.1.3 and GB/T 15834 list them, whatever text/character_class knows.
constexpr std::u32string_view not_start = U"。．，、：；！？‼⁇」』”’）》〉】〗〕］｝～–—·・‧/／,.:;!?)]}%";
constexpr std::u32string_view not_end = U"「『“‘（《〈【〖〔［｛([{$￥";

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::filesystem::path> reports_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> reports;
  if (!std::filesystem::exists(folder)) return reports;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".md") reports.push_back(entry.path());
  }
  std::sort(reports.begin(), reports.end());
  return reports;
}

// The report with its title as a heading.
Document document_of(const std::string& markdown) {
  const FrontMatter parts = split_front_matter(markdown);
  const std::string yaml(parts.yaml);
  const std::size_t title = yaml.find("title:");
  const std::string heading =
      title == std::string::npos ? "" : "# " + yaml.substr(title + 6, yaml.find('\n', title) - title - 6);
  return read_markdown(heading + "\n\n" + std::string(parts.body));
}

// Narrow and wide letters, so that lines end at odd places.
FakeMeasurer proportional() {
  FakeMeasurer measurer;
  for (const char* narrow : {"i", "l", "t", "f", "r", "j", ".", ",", ":", "'", "1"}) measurer.kern(narrow, 0.213);
  for (const char* wide : {"m", "w", "M", "W", "%", "@"}) measurer.kern(wide, -0.317);
  return measurer;
}

// What stands across a line's end, and how it came about.
class LineEnd {
 public:
  LineEnd(const PlacedText& text, std::size_t line)
      : paragraph_(*text.paragraph), above_(text.lines[line]), below_(text.lines[line + 1]) {}

  const Item& item() const { return paragraph_.items[below_.first_item - 1]; }
  std::uint32_t offset() const { return paragraph_.items[below_.first_item].first; }

  bool is_by_author() const { return item().kind == ItemKind::line_feed; }

  bool is_in_need() const { return item().break_after < ItemBreak::allowed; }

  bool is_in_address_or_code() const {
    const bool is_address = item().break_rule == TypographyRule::addresses_and_code;
    return is_address || paragraph_.styles[item().style].font.family == FontFamily::mono;
  }

  char32_t before() const {
    return decode_utf8_before(paragraph_.text, paragraph_.items[above_.last_item - 1].last).codepoint;
  }
  char32_t after() const { return decode_utf8(paragraph_.text, offset()).codepoint; }

  std::string shown() const {
    const std::uint32_t first = paragraph_.items[above_.first_item].first;
    return paragraph_.text.substr(first, offset() - first) + "¶" + paragraph_.text.substr(offset(), 24);
  }

 private:
  const Paragraph& paragraph_;
  const Line& above_;
  const Line& below_;
};

class Sweep : public testing::Test {
 protected:
  void sweep(const std::filesystem::path& path, FakeMeasurer measurer) {
    const Document document = document_of(read_file(path));
    const Theme theme;
    const PreparedDocument prepared = prepare_document(document, theme, measurer);
    for (int width = narrowest; width <= widest && !HasFailure(); ++width) {
      SCOPED_TRACE(path.filename().string() + " at " + std::to_string(width) + " px");
      check(lay_out({document, prepared, {}, {}, {}, theme}, width).root);
    }
    EXPECT_GT(lines_, 10'000);
    std::cout << path.filename() << ": " << lines_ << " lines\n";
  }

 private:
  void check(const Box& box) {
    for (const PlacedText& text : box.texts) {
      if (text.paragraph->white_space == WhiteSpace::collapse) check(text);
    }
    for (const Box& child : box.children) check(child);
  }

  void check(const PlacedText& text) {
    for (const Line& line : text.lines) {
      EXPECT_LE(line.x + line.width, text.column.right() + 0.02) << text.paragraph->text;
    }
    lines_ += static_cast<int>(text.lines.size());
    for (std::size_t i = 0; i + 1 < text.lines.size(); ++i) check(LineEnd(text, i), *text.paragraph);
  }

  static void check(const LineEnd& end, const Paragraph& paragraph) {
    if (end.is_by_author() || (end.is_in_need() && end.is_in_address_or_code())) return;
    EXPECT_FALSE(end.is_in_need()) << end.shown();
    EXPECT_EQ(not_start.find(end.after()), not_start.npos) << end.shown();
    EXPECT_EQ(not_end.find(end.before()), not_end.npos) << end.shown();
    for (const Atom& atom : atomic_text(paragraph.text)) {
      const bool is_parted = atom.range.first < end.offset() && end.offset() < atom.range.last;
      const bool is_of_address = end.item().break_rule == TypographyRule::addresses_and_code;
      EXPECT_FALSE(is_parted && !is_of_address) << end.shown();
    }
    const std::vector<std::uint32_t> clusters = grapheme_boundaries(paragraph.text);
    EXPECT_TRUE(std::binary_search(clusters.begin(), clusters.end(), end.offset())) << end.shown();
  }

  int lines_ = 0;
};

TEST_F(Sweep, Samples) {
  const auto samples = reports_in(KANBAO_SAMPLES);
  ASSERT_EQ(samples.size(), 4U);
  for (const auto& sample : samples) {
    sweep(sample, {});
    sweep(sample, proportional());
  }
}

TEST_F(Sweep, PublishedReports) {
  const char* folder = std::getenv("KANBAO_REPORTS");
  if (folder == nullptr || !std::filesystem::exists(folder)) GTEST_SKIP() << "no published reports";
  const auto reports = reports_in(std::filesystem::path(folder) / "posts");
  ASSERT_FALSE(reports.empty());
  for (const auto& report : reports) {
    sweep(report, {});
    sweep(report, proportional());
  }
}

}  // namespace
}  // namespace kanbao
