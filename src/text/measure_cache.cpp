#include "text/measure_cache.h"

namespace kanbao {

namespace {

std::string key_of(const MeasureRequest& request) {
  std::string key = css_font(request.font);
  key += static_cast<char>('0' + static_cast<int>(request.font.script));
  key += request.text;
  return key;
}

}  // namespace

std::vector<double> MeasureCache::advances(std::span<const MeasureRequest> requests) {
  std::vector<std::string> keys;
  keys.reserve(requests.size());
  std::vector<MeasureRequest> missing;
  std::vector<std::size_t> missing_at;
  for (const MeasureRequest& request : requests) {
    keys.push_back(key_of(request));
    const auto [entry, is_new] = advances_.try_emplace(keys.back(), 0.0);
    if (!is_new) continue;
    missing.push_back(request);
    missing_at.push_back(keys.size() - 1);
  }
  if (!missing.empty()) {
    const std::vector<double> measured = source_.advances(missing);
    for (std::size_t i = 0; i < measured.size(); ++i) advances_[keys[missing_at[i]]] = measured[i];
  }
  std::vector<double> result;
  result.reserve(keys.size());
  for (const std::string& key : keys) result.push_back(advances_[key]);
  return result;
}

FontMetrics MeasureCache::metrics(const Font& font) {
  const auto [entry, is_new] = metrics_.try_emplace(css_font(font));
  if (is_new) entry->second = source_.metrics(font);
  return entry->second;
}

void MeasureCache::clear() {
  advances_.clear();
  metrics_.clear();
}

}  // namespace kanbao
