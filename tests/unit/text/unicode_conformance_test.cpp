// Unicode's own test data for UAX #9, UAX #14 and UAX #29, in the version that the library knows.
// KANBAO_UNICODE_FOLDER, set when configuring, names the folder; without it these tests are skipped.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "text/bidi.h"
#include "text/break_opportunities.h"

namespace kanbao {
namespace {

constexpr std::string_view unicode_version = "15.0.0";

// A line of the data: "÷ 0023 × 0308 ÷ # …". The text, and after each of its characters whether it may be parted there.
struct Sample {
  std::string line;
  std::string text;
  std::vector<std::size_t> ends;  // byte behind each character
  std::vector<bool> parts;        // behind each character
};

Sample sample_of(const std::string& line) {
  Sample sample{line, {}, {}, {}};
  std::istringstream words(line.substr(0, line.find('#')));
  std::string word;
  words >> word;  // the start of the text
  while (words >> word) {
    append_utf8(sample.text, static_cast<char32_t>(std::stoul(word, nullptr, 16)));
    sample.ends.push_back(sample.text.size());
    words >> word;
    sample.parts.push_back(word == "÷");
  }
  return sample;
}

// The samples of a file; none where the data is not there.
std::vector<Sample> samples_of(const std::string& name) {
  std::ifstream file(std::string(KANBAO_UNICODE_FOLDER) + "/auxiliary/" + name + ".txt");
  std::vector<Sample> samples;
  std::string line;
  if (!std::getline(file, line) || line.find(unicode_version) == std::string::npos) return {};
  while (std::getline(file, line)) {
    // UTF-8 has no surrogates.
    if (line.rfind("÷", 0) == 0 || line.rfind("×", 0) == 0) {
      if (line.find(" D800") == std::string::npos) samples.push_back(sample_of(line));
    }
  }
  return samples;
}

#define SKIP_WITHOUT(samples) \
  if ((samples).empty()) GTEST_SKIP() << "no data of Unicode " << unicode_version << " in " KANBAO_UNICODE_FOLDER

TEST(UnicodeConformance, GraphemeClusters) {
  const std::vector<Sample> samples = samples_of("GraphemeBreakTest");
  SKIP_WITHOUT(samples);
  EXPECT_GT(samples.size(), 500U);
  for (const Sample& sample : samples) {
    std::vector<std::uint32_t> expected{0};
    for (std::size_t i = 0; i < sample.ends.size(); ++i) {
      if (sample.parts[i]) expected.push_back(static_cast<std::uint32_t>(sample.ends[i]));
    }
    EXPECT_EQ(grapheme_boundaries(sample.text), expected) << sample.line;
  }
}

// The class of each character of a sample and the rule that decides behind it, as its comment has them.
std::vector<std::pair<std::string, std::string>> decisions_of(const Sample& sample) {
  static const std::regex decision(R"(\((\w+)\) [×÷]+ \[(\d+\.\d+)\])");
  std::vector<std::pair<std::string, std::string>> decisions;
  for (std::sregex_iterator it(sample.line.begin(), sample.line.end(), decision), end; it != end; ++it) {
    decisions.emplace_back((*it)[1], (*it)[2]);
  }
  return decisions;
}

// LB25 keeps these together. The data leaves it out for the regular expression of UAX #14's Example 7 (8.2), which
// keeps them together in numbers only; libunibreak has LB25 itself.
bool is_number_rule(const Sample& sample, std::size_t i) {
  const auto decisions = decisions_of(sample);
  std::size_t base = i;
  while (base > 0 && decisions[base].first.rfind("CM", 0) == 0) --base;
  const std::string before = decisions[base].first.substr(0, 2);
  const std::string after = decisions[i + 1].first.substr(0, 2);
  const bool mark_before_digit = (before == "IS" || before == "SY") && after == "NU";
  const bool closes_before_sign = (before == "CL" || before == "CP") && (after == "PO" || after == "PR");
  const bool sign_before_opening = (before == "PO" || before == "PR") && after == "OP";
  return decisions[i].second == "999.0" && (closes_before_sign || sign_before_opening || mark_before_digit);
}

TEST(UnicodeConformance, LineBreaks) {
  const std::vector<Sample> samples = samples_of("LineBreakTest");
  SKIP_WITHOUT(samples);
  EXPECT_GT(samples.size(), 7000U);
  int by_number_rule = 0;
  int unassigned_pictographs = 0;  // with a modifier (LB30b), which are one cluster anyway (rule 1)
  for (const Sample& sample : samples) {
    const std::vector<Break> breaks = uax14_breaks(sample.text, Tailoring::none);
    for (std::size_t i = 0; i < sample.ends.size(); ++i) {
      const bool is_as_expected = (breaks[sample.ends[i] - 1] != Break::none) == sample.parts[i];
      if (is_as_expected) continue;
      if (sample.line.find("<reserved-1F02C>") != std::string::npos) {
        ++unassigned_pictographs;
        continue;
      }
      EXPECT_TRUE(is_number_rule(sample, i)) << sample.line << ", behind character " << i;
      ++by_number_rule;
    }
  }
  EXPECT_EQ(by_number_rule, 34);
  EXPECT_EQ(unassigned_pictographs, 1);
}

// Where our rules tailor UAX #14 each place names the rule; how often each does so is listed here. `none` is LB25
// again. Clusters: UAX #14 parts a space from what combines with it.
TEST(UnicodeConformance, EveryTailoredBreakNamesItsRule) {
  const std::vector<Sample> samples = samples_of("LineBreakTest");
  SKIP_WITHOUT(samples);
  std::map<TypographyRule, int> tailored;
  for (const Sample& sample : samples) {
    const BreakPlaces places = break_opportunities(sample.text);
    for (std::size_t i = 0; i < sample.ends.size(); ++i) {
      const BreakPlace& place = places[sample.ends[i] - 1];
      if ((place.kind == Break::none) != sample.parts[i]) continue;
      ++tailored[place.by];
    }
  }
  const std::map<TypographyRule, int> expected{{TypographyRule::none, 27},
                                               {TypographyRule::clusters, 318},
                                               {TypographyRule::prohibitions, 281},
                                               {TypographyRule::addresses_and_code, 1}};
  EXPECT_EQ(tailored, expected);
}

// A line of BidiCharacterTest: "0061 0028;0;0;0 0;0 1". Characters that rule X9 removes have no level.
struct BidiSample {
  std::string line;
  std::string text;
  std::vector<std::size_t> firsts;  // byte of each character
  std::uint8_t base = 0;
  std::vector<std::string> levels;
  std::vector<std::uint32_t> order;
};

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream words(text);
  return {std::istream_iterator<std::string>(words), {}};
}

BidiSample bidi_sample_of(const std::string& line) {
  std::vector<std::string> fields;
  std::istringstream rest(line);
  for (std::string field; std::getline(rest, field, ';');) fields.push_back(field);
  BidiSample sample{line, {}, {}, static_cast<std::uint8_t>(std::stoi(fields.at(2))), words_of(fields.at(3)), {}};
  for (const std::string& word : words_of(fields.at(0))) {
    sample.firsts.push_back(sample.text.size());
    append_utf8(sample.text, static_cast<char32_t>(std::stoul(word, nullptr, 16)));
  }
  if (fields.size() > 4) {
    for (const std::string& word : words_of(fields[4])) sample.order.push_back(std::stoul(word));
  }
  return sample;
}

std::vector<BidiSample> bidi_samples() {
  std::ifstream file(KANBAO_UNICODE_FOLDER "/BidiCharacterTest.txt");
  std::vector<BidiSample> samples;
  std::string line;
  if (!std::getline(file, line) || line.find(unicode_version) == std::string::npos) return {};
  while (std::getline(file, line)) {
    if (!line.empty() && line[0] != '#') samples.push_back(bidi_sample_of(line));
  }
  return samples;
}

TEST(UnicodeConformance, BidirectionalText) {
  const std::vector<BidiSample> samples = bidi_samples();
  SKIP_WITHOUT(samples);
  EXPECT_GT(samples.size(), 91000U);
  for (const BidiSample& sample : samples) {
    const std::vector<BidiPlace> places = bidi_places(sample.text, {}, sample.base);
    std::vector<BidiPart> line;
    std::vector<std::uint32_t> kept;
    std::vector<std::string> levels = sample.levels;
    for (std::uint32_t i = 0; i < sample.firsts.size(); ++i) {
      if (levels[i] == "x") continue;
      levels[i] = std::to_string(places[sample.firsts[i]].level);
      line.push_back({places[sample.firsts[i]]});
      kept.push_back(i);
    }
    std::vector<std::uint32_t> order;
    for (const std::uint32_t index : visual_order(line, sample.base)) order.push_back(kept[index]);
    ASSERT_EQ(levels, sample.levels) << sample.line;
    ASSERT_EQ(order, sample.order) << sample.line;
  }
}

}  // namespace
}  // namespace kanbao
