#include "text/measure_cache.h"

#include <algorithm>
#include <cstdint>

namespace kanbao {

MeasureCache::KnownFont& MeasureCache::ensure_font(const Font& font) {
  const auto is_that = [&font](const KnownFont& known) { return known.font == font; };
  const auto found = std::find_if(fonts_.begin(), fonts_.end(), is_that);
  return found == fonts_.end() ? fonts_.emplace_back(KnownFont{font, {}}) : *found;
}

// Short: a long report asks for hundreds of thousands, most of them of one character, and a short string needs no
// memory of its own.
std::string MeasureCache::key_of(const MeasureRequest& request) {
  const std::size_t font = static_cast<std::size_t>(&ensure_font(request.font) - fonts_.data());
  std::string key(1, static_cast<char>(font));
  key += static_cast<char>(font >> 8U);
  key += request.text;
  return key;
}

template <typename Answer, typename Measure>
std::vector<Answer> MeasureCache::answers(std::unordered_map<std::string, Answer>& known,
                                          std::span<const MeasureRequest> requests, const Measure& measure) {
  std::vector<Answer*> entries;  // the map leaves them where they are
  entries.reserve(requests.size());
  std::vector<MeasureRequest> missing;
  std::vector<std::uint32_t> missing_at;
  for (const MeasureRequest& request : requests) {
    const auto [entry, is_new] = known.try_emplace(key_of(request));
    entries.push_back(&entry->second);
    if (!is_new) continue;
    missing.push_back(request);
    missing_at.push_back(static_cast<std::uint32_t>(entries.size() - 1));
  }
  if (!missing.empty()) {
    const std::vector<Answer> measured = measure(missing);
    for (std::size_t i = 0; i < measured.size(); ++i) *entries[missing_at[i]] = measured[i];
  }
  std::vector<Answer> result;
  result.reserve(entries.size());
  for (const Answer* entry : entries) result.push_back(*entry);
  return result;
}

std::vector<double> MeasureCache::advances(std::span<const MeasureRequest> requests) {
  return answers(advances_, requests, [this](const auto& missing) { return source_.advances(missing); });
}

std::vector<InkBlank> MeasureCache::ink_blanks(std::span<const MeasureRequest> requests) {
  return answers(ink_blanks_, requests, [this](const auto& missing) { return source_.ink_blanks(missing); });
}

FontMetrics MeasureCache::metrics(const Font& font) {
  std::optional<FontMetrics>& metrics = ensure_font(font).metrics;
  if (!metrics) metrics = source_.metrics(font);
  return *metrics;
}

void MeasureCache::clear() {
  advances_.clear();
  ink_blanks_.clear();
  fonts_.clear();
}

}  // namespace kanbao
