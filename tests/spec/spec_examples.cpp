// Writes each example of cmark-gfm specification files as one line of JSON: file, number, section, markdown, `ours`
// (the HTML of our Document) and `theirs` (cmark-gfm's own, with the same extensions and raw HTML left as it is). The
// test beside it compares the two.
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

// cmark-gfm's internal header: one of its extensions.
extern "C" {
#include <autolink.h>
}

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "document/cmark_parsing.h"
#include "document/completed_document.h"
#include "document/html_writer.h"
#include "document/markdown_reader.h"

namespace {

struct Example {
  std::string section;
  std::string markdown;
};

// The specification writes tabs as arrows.
std::string with_tabs(std::string text) {
  const std::string arrow = "→";
  for (std::size_t at = text.find(arrow); at != std::string::npos; at = text.find(arrow, at)) {
    text.replace(at, arrow.size(), "\t");
  }
  return text;
}

// An example stands between rows of 32 backquotes; a line with a single point parts the Markdown from the HTML.
std::vector<Example> read_examples(std::istream& file) {
  const std::string fence(32, '`');
  std::vector<Example> examples;
  std::string section;
  for (std::string line; std::getline(file, line);) {
    if (line.compare(0, fence.size(), fence) == 0 && line.find("example") != std::string::npos) {
      Example example{section, {}};
      while (std::getline(file, line) && line != ".") example.markdown += with_tabs(line) + "\n";
      while (std::getline(file, line) && line != fence) continue;
      examples.push_back(example);
    } else if (!line.empty() && line[0] == '#') {
      section = line.substr(line.find_first_not_of("# "));
    }
  }
  return examples;
}

std::string cmark_html(const std::string& markdown) {
  constexpr int options = CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE;
  static cmark_syntax_extension* const autolinks = create_autolink_extension();
  cmark_parser* parser = cmark_parser_new(options);
  for (cmark_syntax_extension* extension : kanbao::upstream_extensions()) {
    cmark_parser_attach_syntax_extension(parser, extension);
  }
  cmark_parser_attach_syntax_extension(parser, autolinks);
  cmark_parser_feed(parser, markdown.data(), markdown.size());
  cmark_node* root = cmark_parser_finish(parser);
  char* html = cmark_render_html(root, options, cmark_parser_get_syntax_extensions(parser));
  const std::string result = html;
  std::free(html);
  cmark_node_free(root);
  cmark_parser_free(parser);
  return result;
}

std::string json(const std::string& text) {
  std::string result = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      result += {'\\', c};
    } else if (byte < 0x20) {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04x", byte);
      result += escape;
    } else {
      result += c;
    }
  }
  return result + "\"";
}

void write_example(const std::string& file, std::size_t number, const Example& example) {
  const std::string ours = kanbao::write_html(kanbao::completed(kanbao::read_markdown(example.markdown), {}), {});
  std::cout << "{\"file\":" << json(file) << ",\"number\":" << number << ",\"section\":" << json(example.section)
            << ",\"markdown\":" << json(example.markdown) << ",\"ours\":" << json(ours)
            << ",\"theirs\":" << json(cmark_html(example.markdown)) << "}\n";
}

}  // namespace

// `spec_examples FILE…` reads specification files; `spec_examples -` reads one Markdown text from the standard input.
int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string path = argv[i];
    if (path == "-") {
      std::stringstream text;
      text << std::cin.rdbuf();
      write_example(path, 1, {"", text.str()});
      continue;
    }
    std::ifstream file(path, std::ios::binary);
    if (!file) {
      std::cerr << path << ": cannot be read\n";
      return 1;
    }
    const std::vector<Example> examples = read_examples(file);
    const std::string name = path.substr(path.find_last_of('/') + 1);
    for (std::size_t number = 0; number < examples.size(); ++number) write_example(name, number + 1, examples[number]);
  }
}
