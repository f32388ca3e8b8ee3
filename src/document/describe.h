// What a packing script asks about a report before it makes a page: where the front matter lies, what its sections say,
// and which images, media, links, formulas and codes of emoji there are.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "document/document.h"

namespace kanbao {

// A heading and the text up to the next one, of whatever level.
struct Section {
  int level = 0;        // 1 to 6; 0 for what stands before the first heading
  std::string anchor;   // the heading's id; empty where level is 0
  std::string heading;  // its text, as one line
  SourceLines lines;    // from the heading to the end of the section's last block
  std::string text;     // without the heading: a line for each paragraph, cell of a table or line of code
};

// A list and the words that lead to it.
struct LedList {
  std::uint32_t lead = 0;          // Block::id of the paragraph or heading right before it
  int line = 0;                    // of the file, on which that begins
  std::string words;               // its text, as one line
  std::vector<std::string> items;  // the first line of each
};

struct NamedImage {
  int line = 0;      // of the file
  std::string url;   // empty when it was refused
  std::string text;  // the alternative text
};

struct NamedLink {
  int line = 0;     // of the file
  std::string url;  // empty when it was refused
};

struct NamedCode {
  std::uint32_t block = 0;  // Block::id
  int line = 0;             // of the file, on which it begins
  std::string info;         // the info string
  std::string text;
};

struct NamedFormula {
  int line = 0;      // of the file
  std::string text;  // with its delimiters
};

struct NamedMedia {
  int line = 0;  // of the file
  MediaRole role = MediaRole::source;
  std::string url;
};

// In reading order. Lines are those of the whole file, from 1.
struct ReportDescription {
  std::optional<SourceLines> front_matter;  // from mark to mark
  std::vector<Section> sections;
  std::vector<LedList> lists;  // those that something leads to
  std::vector<NamedImage> images;
  std::vector<NamedMedia> media;  // one for each file
  std::vector<NamedLink> links;
  std::vector<std::string> places;  // ids that are no heading's
  std::vector<DroppedElement> dropped;
  std::vector<NamedCode> code;
  std::vector<NamedFormula> formulas;
  std::vector<std::string> emoji;  // what may be names of emoji, each once
  std::string plain_text;          // headings and texts of all sections
  std::string first_paragraph;     // of those with words, as one line; images left out
};

// `document` without a header; `front_matter`: the lines between its marks, if it has any.
ReportDescription describe(const Document& document, std::optional<SourceLines> front_matter);

}  // namespace kanbao
