#include "text/measure_cache.h"

namespace kanbao {

namespace {

std::string key_of(const MeasureRequest& request) {
  std::string key = css_font(request.font);
  key += static_cast<char>('0' + static_cast<int>(request.font.script));
  key += request.text;
  return key;
}

// What `known` holds for each request; `measure` is asked, once, for those that are new.
template <typename Answer, typename Measure>
std::vector<Answer> answers(std::unordered_map<std::string, Answer>& known, std::span<const MeasureRequest> requests,
                            const Measure& measure) {
  std::vector<std::string> keys;
  keys.reserve(requests.size());
  std::vector<MeasureRequest> missing;
  std::vector<std::size_t> missing_at;
  for (const MeasureRequest& request : requests) {
    keys.push_back(key_of(request));
    const auto [entry, is_new] = known.try_emplace(keys.back());
    if (!is_new) continue;
    missing.push_back(request);
    missing_at.push_back(keys.size() - 1);
  }
  if (!missing.empty()) {
    const std::vector<Answer> measured = measure(missing);
    for (std::size_t i = 0; i < measured.size(); ++i) known[keys[missing_at[i]]] = measured[i];
  }
  std::vector<Answer> result;
  result.reserve(keys.size());
  for (const std::string& key : keys) result.push_back(known[key]);
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
