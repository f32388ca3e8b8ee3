// Compares the dump of every *.md in a folder of tests/cases with the .txt beside it. KANBAO_UPDATE=1 (or the argument
// --update) rewrites the .txt files instead; their difference is then to be read.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "dump_of.h"

namespace kanbao {
namespace {

namespace fs = std::filesystem;

bool is_update = std::getenv("KANBAO_UPDATE") != nullptr;

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class Case : public testing::TestWithParam<std::string> {};

TEST_P(Case, DumpIsAsRecorded) {
  const fs::path input = fs::path(KANBAO_CASES) / (GetParam() + ".md");
  const fs::path recorded = fs::path(input).replace_extension(".txt");
  const std::string dumped = dump_of(read_file(input));
  if (is_update) std::ofstream(recorded, std::ios::binary) << dumped;
  EXPECT_EQ(dumped, read_file(recorded));
}

std::vector<std::string> case_names() {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(KANBAO_CASES)) {
    if (entry.path().extension() == ".md") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

INSTANTIATE_TEST_SUITE_P(, Case, testing::ValuesIn(case_names()),
                         [](const testing::TestParamInfo<std::string>& test) { return test.param; });

}  // namespace

void update_cases() { is_update = true; }

}  // namespace kanbao

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  if (std::find(argv, argv + argc, std::string("--update")) != argv + argc) kanbao::update_cases();
  return RUN_ALL_TESTS();
}
