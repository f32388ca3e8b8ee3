// The main function of the unit tests. `--file=line_breaker_test.cpp` runs only the cases of that file: CTest has an
// entry for each file, because a process for each case costs more time than the cases themselves. A file without cases
// is a fault: an entry must not pass because it has run nothing.
#include <gtest/gtest.h>

#include <iostream>
#include <string>
#include <string_view>

namespace {

constexpr std::string_view file_option = "--file=";

std::string wanted_file(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument.substr(0, file_option.size()) == file_option) {
      return "/" + std::string(argument.substr(file_option.size()));
    }
  }
  return "";
}

bool is_in_file(const testing::TestInfo& test, const std::string& file) {
  const std::string_view path = test.file();
  return path.size() >= file.size() && path.substr(path.size() - file.size()) == file;
}

// GoogleTest's filter for the cases of a file; empty when there are none.
std::string filter_for(const std::string& file) {
  std::string filter;
  const testing::UnitTest& all = *testing::UnitTest::GetInstance();
  for (int i = 0; i < all.total_test_suite_count(); ++i) {
    const testing::TestSuite& suite = *all.GetTestSuite(i);
    for (int j = 0; j < suite.total_test_count(); ++j) {
      const testing::TestInfo& test = *suite.GetTestInfo(j);
      if (is_in_file(test, file)) filter += std::string(suite.name()) + "." + test.name() + ":";
    }
  }
  return filter;
}

}  // namespace

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  const std::string file = wanted_file(argc, argv);
  if (!file.empty()) {
    const std::string filter = filter_for(file);
    if (filter.empty()) {
      std::cerr << "no case of this program is written in " << file.substr(1) << "\n";
      return 1;
    }
    GTEST_FLAG_SET(filter, filter);
  }
  return RUN_ALL_TESTS();
}
