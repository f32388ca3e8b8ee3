// What the page knows about a report beside its Markdown: what the front matter says, and what was found out about
// its images and links. The packed page carries it as JSON. Whoever writes the facts is trusted.
#pragma once

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/geometry.h"
#include "document/code_runs.h"

namespace kanbao {

struct AuthorFact {
  std::string name;
  std::string github;  // empty when unknown
};

struct ImageFact {
  std::string url;   // in the page
  double width = 0;  // CSS px, after the picture's orientation was applied; 0 when unknown
  double height = 0;
};

// Whether there is a size that a picture can have, and not only the mark that none is known, or nonsense.
inline bool has_size(const ImageFact& image) {
  return std::isfinite(image.width) && image.width > 0 && std::isfinite(image.height) && image.height > 0;
}

// What was found out about a code block.
struct CodeFact {
  std::uint32_t block = 0;          // Block::id in the Document as read
  std::string caption;              // what stands above it, the name of a file; empty for none
  std::optional<std::string> text;  // where it is not shown as it was written
  std::vector<CodeRun> runs;        // of the text that is shown
  std::vector<MarkedLine> lines;    // in their order, each once
};

// What is counted in a track, and how many there are.
struct FigureFact {
  std::string name;
  std::string number;  // as people read it
  std::string note;    // what is said behind it; empty for nothing
  double part = 0;     // of the track's first figure, at most 1; 0 where it is unknown
};

// How many highlights or risks a track's section tells of.
struct FindingFact {
  std::string name;
  std::string number;  // as people read it
  std::string url;     // where they are told; empty for nowhere
};

// What the front matter says of a track, and its section in the text.
struct TrackFact {
  std::string name;
  std::string url;         // of its section; empty where it has none
  std::string issue;       // URL; empty for none
  std::string issue_name;  // #57262
  std::vector<FigureFact> figures;
  std::vector<Point> trend;  // of the last figure, as Chart::trend; empty where it is not known of other months
  std::vector<FindingFact> findings;
};

// A block that links of the overview lead to.
struct PlaceFact {
  std::uint32_t block = 0;  // Block::id in the Document as read
  std::string anchor;
};

// The state of all tracks, as a table under the title.
struct OverviewFact {
  std::string name;                   // for who cannot see what it is
  std::vector<std::string> headings;  // of its columns: track, progress; none for a table without
  std::string months;                 // words of the link to all months
  std::string months_url;             // empty for none
  std::vector<TrackFact> tracks;      // none for no overview
  std::vector<PlaceFact> places;
};

struct ReportFacts {
  std::string title = {};
  std::string date = {};        // for machines: 2023-12-01
  std::string shown_date = {};  // for people, in the report's language
  std::vector<AuthorFact> authors = {};
  std::string language = {};                                   // BCP 47
  std::vector<std::string> notices = {};                       // what a reader must know about the file
  std::unordered_map<std::string, ImageFact> images = {};      // and media, by URL as the Document has it
  std::unordered_map<std::string, std::string> broken = {};    // reason by URL as the Document has it
  std::unordered_map<std::string, std::string> emoji = {};     // by name, of those that the report has
  std::unordered_map<std::string, std::string> formulas = {};  // MathML (`<math …`) by formula as the Document has it
  std::unordered_map<std::string, std::string> links = {};     // URL in the page by URL as the Document has it
  std::vector<CodeFact> code = {};                             // in reading order
  OverviewFact overview = {};
};

}  // namespace kanbao
