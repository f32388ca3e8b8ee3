// The characters that the page of a report shows, for cutting fonts down to them.
#pragma once

#include <string>

#include "document/document.h"
#include "document/report_facts.h"

namespace kanbao {

// Each character once, rising. What stands in bold is not in `regular`, unless it is also elsewhere.
struct ShownCharacters {
  std::string regular;
  std::string bold;
};

// `document` is complete. The texts in images' places, and what is said of those that are missing, are regular.
ShownCharacters shown_characters(const Document& document, const ReportFacts& facts);

}  // namespace kanbao
