#include "document/arranged_document.h"

#include <gtest/gtest.h>

#include "document/block_search.h"
#include "document/completed_document.h"
#include "document/html_writer.h"
#include "document/markdown_reader.h"
#include "document/plain_text.h"
#include "reading.h"

namespace kanbao {
namespace {

class ArrangedDocumentTest : public testing::Test {
 protected:
  std::uint32_t table_id(std::size_t index = 0) const { return all_blocks(document, BlockKind::table).at(index)->id; }

  std::uint32_t row_id(std::size_t row, std::size_t index = 0) const {
    return all_blocks(document, BlockKind::table).at(index)->children.at(row).id;
  }

  // The first words of the rows, the header's first.
  static std::string rows_of(const Document& arranged, std::size_t index = 0) {
    std::string text;
    for (const Block& row : all_blocks(arranged, BlockKind::table).at(index)->children) {
      text += plain_text(row.children.front().inlines);
    }
    return text;
  }

  std::string rows_in_order(const std::vector<std::uint32_t>& rows) const {
    return rows_of(arranged(document, {{{table_id(), rows}}}));
  }

  Document document = completed(
      read_markdown("x\n\n|h|i|\n|-|-:|\n|a|1|\n|b|![](p.png)|\n|c|3[^n]|\n\n> |k|\n> |-|\n> |l|\n> |m|\n\n[^n]: z\n"),
      {});
};

TEST_F(ArrangedDocumentTest, RowsStandInTheOrderThatIsAskedFor) {
  EXPECT_EQ(rows_in_order({row_id(3), row_id(1), row_id(2)}), "hcab");
}

TEST_F(ArrangedDocumentTest, RowsThatAreNotNamedFollowInTheirOrder) {
  EXPECT_EQ(rows_in_order({row_id(3)}), "hcab");
  EXPECT_EQ(rows_in_order({}), "habc");
}

TEST_F(ArrangedDocumentTest, RowsThatCannotBeFollowedArePassedOver) {
  EXPECT_EQ(rows_in_order({row_id(2), 9999, row_id(2), row_id(1)}), "hbac") << "unknown, and named twice";
  EXPECT_EQ(rows_in_order({row_id(2), row_id(0)}), "hbac") << "the header";
  EXPECT_EQ(rows_in_order({row_id(2, 1), row_id(3)}), "hcab") << "another table's";
}

TEST_F(ArrangedDocumentTest, OrdersOfWhatIsNoTableArePassedOver) {
  const std::uint32_t paragraph = document.blocks.front().id;
  const Document same = arranged(document, {{{paragraph, {row_id(3)}}, {row_id(1), {}}, {9999, {row_id(3)}}}});
  EXPECT_EQ(dump(same), dump(document));
}

TEST_F(ArrangedDocumentTest, TablesWithinOtherBlocksAreFound) {
  const Document result = arranged(document, {{{table_id(1), {row_id(2, 1)}}, {table_id(), {row_id(2)}}}});
  EXPECT_EQ(rows_of(result, 0), "hbac");
  EXPECT_EQ(rows_of(result, 1), "kml");
}

TEST_F(ArrangedDocumentTest, ALaterOrderOfATableIsAppliedToWhatAnEarlierOneLeft) {
  const Document result = arranged(document, {{{table_id(), {row_id(3)}}, {table_id(), {row_id(2)}}}});
  EXPECT_EQ(rows_of(result), "hbca");
}

TEST_F(ArrangedDocumentTest, EveryBlockKeepsItsIdAndWhatItHolds) {
  const Document result = arranged(document, {{{table_id(), {row_id(3), row_id(2)}}}});
  for (std::size_t row = 0; row < 4; ++row) {
    const Block* moved = found_block(result, row_id(row));
    ASSERT_NE(moved, nullptr);
    EXPECT_EQ(dump(Document{{*moved}, {}, {}}), dump(Document{{*found_block(document, row_id(row))}, {}, {}}));
  }
}

TEST_F(ArrangedDocumentTest, AnEmptyArrangementGivesTheSameBytes) {
  const std::string html = write_html(document, {});
  const Document sorted = arranged(document, {{{table_id(), {row_id(3)}}}});
  EXPECT_NE(write_html(sorted, {}), html);
  EXPECT_EQ(write_html(arranged(document, {}), {}), html);
  EXPECT_EQ(write_html(arranged(sorted, {{{table_id(), {row_id(1), row_id(2), row_id(3)}}}}), {}), html);
}

TEST_F(ArrangedDocumentTest, RowsThatAreHiddenKeepTheirPlaces) {
  const Document result = arranged(document, {{{table_id(), {row_id(3)}, {row_id(1), row_id(3)}}}});
  EXPECT_EQ(rows_of(result), "hcab");
  const std::vector<Block>& rows = all_blocks(result, BlockKind::table).front()->children;
  EXPECT_EQ((std::vector{rows[1].is_hidden, rows[2].is_hidden, rows[3].is_hidden}), (std::vector{true, true, false}));
  const std::string html = write_html(result, {});
  EXPECT_NE(html.find("<tr hidden data-b=\"" + std::to_string(row_id(1))), std::string::npos) << html;
  EXPECT_NE(html.find("<tr data-b=\"" + std::to_string(row_id(2))), std::string::npos) << html;
}

TEST_F(ArrangedDocumentTest, NeitherTheHeaderNorAnotherTablesRowIsHidden) {
  const Document result = arranged(document, {{{table_id(), {}, {row_id(0), row_id(1, 1), 9999}}}});
  EXPECT_EQ(write_html(result, {}), write_html(document, {}));
}

}  // namespace
}  // namespace kanbao
