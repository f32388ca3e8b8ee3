#include "document/html_words.h"

namespace kanbao {

HtmlWords html_words(std::string_view language) {
  const bool is_chinese = language.empty() || language.substr(0, 2) == "zh";
  if (is_chinese) {
    return {
        "已完成", "未完成", "脚注", "脚注 ", "返回正文", "详情", "图片未能显示", "嵌入的页面：", "没有文字说明的图片"};
  }
  return {"done",
          "not done",
          "Footnotes",
          "Footnote ",
          "Back to the text",
          "Details",
          "Image not shown",
          "Embedded page: ",
          "image without description"};
}

}  // namespace kanbao
