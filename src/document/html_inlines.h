// The inline half of html_writer: one paragraph's inlines as HTML.
#pragma once

#include <string>
#include <vector>

#include "document/document.h"
#include "document/report_facts.h"

namespace kanbao {

std::string write_inlines_html(const std::vector<Inline>& inlines, const ReportFacts& facts);

}  // namespace kanbao
