// What must hold of every report at every width, tried on reports that are put together at random (with fixed seeds).
#include <gtest/gtest.h>

#include <functional>
#include <random>
#include <regex>

#include "base/utf8.h"
#include "document/html_writer.h"
#include "laid_out.h"
#include "text/character_class.h"

namespace kanbao {
namespace {

// Writes Markdown of every construct; the same seed gives the same text.
class RandomReport {
 public:
  explicit RandomReport(unsigned seed) : random_(seed) {}

  std::string written() {
    std::string text;
    for (int i = 0; i < 12; ++i) text += block() + "\n\n";
    return text + "[^n]: " + words(6) + '\n';
  }

 private:
  std::size_t below(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_); }

  std::string word() {
    static const std::vector<std::string> all{"看报",
                                              "，",
                                              "第五期",
                                              "。",
                                              "（",
                                              "）",
                                              "“好”",
                                              "——",
                                              "……",
                                              "Paddle",
                                              "a",
                                              "don’t",
                                              "2026-08-01",
                                              "well-known",
                                              "**重点**",
                                              "*斜*",
                                              "~~x y~~",
                                              "`code span`",
                                              "[链接 text](https://a.io/b-c/d?e=1)",
                                              "![图](i.png)",
                                              "<br>",
                                              "<sup>2</sup>",
                                              "<kbd>Ctrl</kbd>",
                                              "<ruby>报<rt>bào</rt></ruby>",
                                              "[^n]",
                                              "https://github.com/PaddlePaddle/Paddle/issues/57262",
                                              "👩‍👩‍👧",
                                              "🇨🇳",
                                              "❤️",
                                              "e\u0301",
                                              "\u00A0",
                                              "abcdefghijklmnopqrstuvwxyz",
                                              "50%",
                                              "￥3",
                                              "$x_1^2$",
                                              "$$y$$",
                                              "\uFFFC"};
    return all[below(all.size())];
  }

  std::string words(std::size_t most) {
    std::string text = "x";
    for (std::size_t i = below(most) + 1; i > 0; --i) text += (below(2) == 0 ? " " : "") + word();
    return text;
  }

  std::string block() {
    switch (below(9)) {
      case 0:
        return "## " + words(8);
      case 1:
        return "- " + words(12) + "\n- [x] " + words(4) + "\n  1. " + words(9);
      case 2:
        return "> " + words(15) + "\n>\n> - " + words(5);
      case 3:
        return "```\n" + words(9) + "\n\t" + words(3) + "\n```";
      case 4:
        return "|" + words(3) + "|" + words(2) + "|\n|-|:-:|\n|" + words(5) + "|" + words(9) + "|";
      case 5:
        return "---";
      case 6:
        return words(4) + "\n$$\nx + y\n$$\n" + words(4);
      default:
        return words(40);
    }
  }

  std::mt19937 random_;
};

using VisitText = std::function<void(const Box&, const PlacedText&)>;

void visit_texts(const Box& box, const VisitText& visit) {
  for (const PlacedText& text : box.texts) visit(box, text);
  for (const Box& child : box.children) visit_texts(child, visit);
}

bool is_white(char byte) { return byte == ' ' || byte == '\n' || byte == '\t'; }

// The paragraph's text without its white space.
std::string blackened(const std::string& text) {
  std::string result;
  for (const char byte : text) {
    if (!is_white(byte)) result += byte;
  }
  return result;
}

std::string text_of_fragments(const PlacedText& text) {
  std::string result;
  std::uint32_t last = 0;
  for (const Line& line : text.lines) {
    for (const Fragment& fragment : line.fragments) {
      EXPECT_GE(fragment.first, last);
      last = fragment.last;
      result += text.paragraph->text.substr(fragment.first, fragment.last - fragment.first);
    }
  }
  return result;
}

// The HTML's text without its white space; U+FFFC stands for an image or a ruby, U+E000 for a formula.
std::string text_of_html(const std::string& html) {
  std::string text = std::regex_replace(html, std::regex("<img[^>]*>"), "\uFFFC");
  text = std::regex_replace(text, std::regex("<math.*?</math>"), "\uE000");
  text = std::regex_replace(text, std::regex("<ruby.*?</ruby>"), "\uFFFC");
  const std::pair<const char*, const char*> shown[] = {
      {"<[^>]*>", ""}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}};
  for (const auto& [written, meant] : shown) text = std::regex_replace(text, std::regex(written), meant);
  return blackened(text);
}

class EveryReport : public testing::TestWithParam<unsigned> {
 protected:
  LaidOut report{RandomReport(GetParam()).written()};
  std::vector<double> widths{720, 640, 333, 320, 200};
};

TEST_P(EveryReport, EachByteOfTextIsInOneFragmentInOrder) {
  for (const double width : widths) {
    report.set_width(width);
    visit_texts(report.tree().root, [](const Box&, const PlacedText& text) {
      EXPECT_EQ(blackened(text_of_fragments(text)), blackened(text.paragraph->text));
    });
  }
}

// The text layer names places in the text, of which the page's elements hold what the HTML says.
TEST_P(EveryReport, HtmlSaysWhatIsLaidOut) {
  std::string laid_out;
  visit_texts(report.tree().root, [&](const Box& box, const PlacedText& text) {
    const bool is_marker = box.kind == BlockKind::list_item || box.kind == BlockKind::footnote;
    if (!is_marker) laid_out += blackened(text.paragraph->text);
  });
  EXPECT_EQ(text_of_html(write_html(report.document(), report.facts())), laid_out);
}

// Where the box's content ends: beyond its right edge if it scrolls.
double content_right(const LayoutTree& tree, const Box& box) {
  for (const Scroller& scroller : tree.scrollers) {
    if (scroller.block == box.block) return box.rect.x + scroller.content_width;
  }
  return box.rect.right();
}

char32_t first_of(const PlacedText& text, const Fragment& fragment) {
  return decode_utf8(text.paragraph->text, fragment.first).codepoint;
}

char32_t last_of(const PlacedText& text, const Fragment& fragment) {
  return decode_utf8_before(text.paragraph->text, fragment.last).codepoint;
}

// The blank half of a mark at a line's edge hangs out of the column.
double hanging_before(const PlacedText& text, const Fragment& fragment) {
  return is_opening_mark(first_of(text, fragment)) ? text.paragraph->styles[fragment.style].font.size / 2 : 0;
}

double hanging_after(const PlacedText& text, const Fragment& fragment) {
  return is_closing_mark(last_of(text, fragment)) ? text.paragraph->styles[fragment.style].font.size / 2 : 0;
}

TEST_P(EveryReport, NothingReachesBeyondItsColumnButASingleItem) {
  for (const double width : widths) {
    report.set_width(width);
    visit_texts(report.tree().root, [&](const Box& box, const PlacedText& text) {
      for (const Line& line : text.lines) {
        if (line.fragments.size() < 2) continue;
        const Fragment& last = line.fragments.back();
        EXPECT_LE(last.x + last.advance - hanging_after(text, last), content_right(report.tree(), box) + 0.02)
            << width << ' ' << text.paragraph->text;
        const Fragment& first = line.fragments.front();
        EXPECT_GE(first.x + hanging_before(text, first), box.rect.x - 0.02);
      }
    });
  }
}

TEST_P(EveryReport, InkOfALineDoesNotOverlap) {
  for (const double width : widths) {
    report.set_width(width);
    visit_texts(report.tree().root, [](const Box&, const PlacedText& text) {
      for (const Line& line : text.lines) {
        for (std::size_t i = 1; i < line.fragments.size(); ++i) {
          const Fragment& before = line.fragments[i - 1];
          const double blank = hanging_after(text, before) + hanging_before(text, line.fragments[i]);
          EXPECT_GE(line.fragments[i].x, before.x + before.advance - blank - 0.01) << text.paragraph->text;
        }
      }
    });
  }
}

void expect_children_within(const Box& box) {
  double y = box.rect.y;
  for (const Box& child : box.children) {
    EXPECT_GE(child.rect.y, box.rect.y - 0.01);
    EXPECT_LE(child.rect.bottom(), box.rect.bottom() + 0.01);
    const bool is_beside = box.kind == BlockKind::table_row;
    EXPECT_GE(child.rect.y, (is_beside ? box.rect.y : y) - 0.01);
    y = child.rect.bottom();
    expect_children_within(child);
  }
}

TEST_P(EveryReport, BoxesHoldTheirChildrenBelowOneAnother) {
  for (const double width : widths) {
    report.set_width(width);
    expect_children_within(report.tree().root);
    EXPECT_DOUBLE_EQ(report.tree().height, report.tree().root.rect.height);
  }
}

TEST_P(EveryReport, AnotherWidthMeasuresNothing) {
  const int calls = report.measurer().calls();
  for (const double width : widths) report.set_width(width);
  EXPECT_EQ(report.measurer().calls(), calls);
}

TEST_P(EveryReport, AWidthGivesOneLayoutWhateverCameBefore) {
  report.set_width(333);
  const std::string first = dump(report.tree());
  report.set_width(640);
  report.set_width(333);
  EXPECT_EQ(dump(report.tree()), first);
}

INSTANTIATE_TEST_SUITE_P(, EveryReport, testing::Range(1U, 41U));

// A report ten times as long is measured ten times as much, not a hundred times.
TEST(LongReports, AreMeasuredInProportion) {
  const auto measured = [](int repeats) {
    std::string text;
    for (int i = 0; i < repeats; ++i) text += RandomReport(7).written();
    LaidOut report(text);
    return static_cast<double>(report.measurer().texts().size());
  };
  EXPECT_LE(measured(100), 10.5 * measured(10));
}

}  // namespace
}  // namespace kanbao
