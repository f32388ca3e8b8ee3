// Heading anchors as GitHub makes them, so that links written for GitHub work here: lower case, punctuation and
// symbols removed except "-" and "_", spaces turned into "-", repeats told apart by "-1", "-2".
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

namespace kanbao {

// The anchor of one heading, not yet told apart from others; empty when no character is left.
std::string github_anchor(std::string_view heading);

// The anchors of one document's headings, in order.
class GithubAnchors {
 public:
  std::string next(std::string_view heading);

  // An id that the author has given; false where something else has it.
  bool take(const std::string& anchor) { return repeats_.try_emplace(anchor, 0).second; }

 private:
  std::unordered_map<std::string, int> repeats_;  // by anchor that is taken: the last number tried
};

}  // namespace kanbao
