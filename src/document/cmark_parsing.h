// cmark-gfm at work on a text, in steps, so that somebody else has a turn between them however long the text is: the
// blocks line by line, then each block's inlines, then the footnotes. Of the tree these are no part: those that are
// referred to are trees of their own. Each text among siblings is a node of its own, be there several in a row.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "document/cmark_tree.h"

struct cmark_map;
struct cmark_node;
struct cmark_parser;
struct cmark_syntax_extension;

namespace kanbao {

// GitHub's tables, strikethrough and task lists. The upstream can make each only once in a process.
std::span<cmark_syntax_extension* const> upstream_extensions();

class CmarkParsing {
 public:
  // Knows GitHub's tables, strikethrough, task lists and footnotes, and `extensions`, which come first. They and the
  // text must outlive it.
  CmarkParsing(std::string_view text, std::initializer_list<cmark_syntax_extension*> extensions);

  bool is_done() const { return stage_ == Stage::done; }

  // Reads some kB of the text, or as much of what blocks hold, or some of the references to footnotes.
  void step();

  // Once it is done: the document, and the footnotes in the order in which they are first referred to. What is below
  // them may be freed.
  cmark_node* document() const;
  const std::vector<cmark_node*>& footnotes() const { return footnotes_; }

 private:
  enum class Stage : unsigned char { lines, inlines, footnotes, done };

  struct Free {
    void operator()(cmark_parser* parser) const;
    void operator()(cmark_map* definitions) const;
  };

  void read_lines();
  void read_inlines();
  std::size_t read_inlines_of(cmark_node* block);
  void note_references(cmark_node* block);
  void number_footnotes();
  void number(cmark_node* reference);

  std::string_view to_come_;  // of the text
  Stage stage_ = Stage::lines;
  std::unique_ptr<cmark_parser, Free> parser_;    // has the document
  std::unique_ptr<cmark_map, Free> definitions_;  // of footnotes, which it has
  CmarkIterator blocks_;                          // the one that is read next
  std::vector<cmark_node*> references_;           // to footnotes, in the order of the text
  std::size_t numbered_ = 0;                      // how many of these
  std::vector<cmark_node*> footnotes_;
};

// The footnote that a reference leads to, and its number; nullptr where nobody has defined it.
cmark_node* referred_footnote(cmark_node* reference);
int number_of_footnote(cmark_node* footnote);

}  // namespace kanbao
