#include "text/measure_cache.h"

namespace kanbao {

namespace {

// Short: a long report asks for hundreds of thousands.
std::string key_of(const MeasureRequest& request) {
  const Font& font = request.font;
  std::string key(reinterpret_cast<const char*>(&font.size), sizeof font.size);
  for (const int kind : {static_cast<int>(font.family), static_cast<int>(font.weight), static_cast<int>(font.slope),
                         static_cast<int>(font.script)}) {
    key += static_cast<char>('0' + kind);
  }
  key += request.text;
  return key;
}

// What `known` holds for each request; `measure` is asked, once, for those that are new.
template <typename Answer, typename Measure>
std::vector<Answer> answers(std::unordered_map<std::string, Answer>& known, std::span<const MeasureRequest> requests,
                            const Measure& measure) {
  std::vector<Answer*> entries;  // the map leaves them where they are
  entries.reserve(requests.size());
  std::vector<MeasureRequest> missing;
  std::vector<std::size_t> missing_at;
  for (const MeasureRequest& request : requests) {
    const auto [entry, is_new] = known.try_emplace(key_of(request));
    entries.push_back(&entry->second);
    if (!is_new) continue;
    missing.push_back(request);
    missing_at.push_back(entries.size() - 1);
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

}  // namespace

std::vector<double> MeasureCache::advances(std::span<const MeasureRequest> requests) {
  return answers(advances_, requests, [this](const auto& missing) { return source_.advances(missing); });
}

std::vector<InkBlank> MeasureCache::ink_blanks(std::span<const MeasureRequest> requests) {
  return answers(ink_blanks_, requests, [this](const auto& missing) { return source_.ink_blanks(missing); });
}

FontMetrics MeasureCache::metrics(const Font& font) {
  const auto [entry, is_new] = metrics_.try_emplace(css_font(font));
  if (is_new) entry->second = source_.metrics(font);
  return entry->second;
}

void MeasureCache::clear() {
  advances_.clear();
  ink_blanks_.clear();
  metrics_.clear();
}

}  // namespace kanbao
