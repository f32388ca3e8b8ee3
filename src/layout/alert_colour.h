// What an alert's title and bar are painted in.
#pragma once

#include "document/document.h"
#include "style/theme.h"

namespace kanbao {

constexpr ColourRole alert_colour(AlertKind kind) {
  switch (kind) {
    case AlertKind::note:
      return ColourRole::alert_note;
    case AlertKind::tip:
      return ColourRole::alert_tip;
    case AlertKind::important:
      return ColourRole::alert_important;
    case AlertKind::warning:
      return ColourRole::alert_warning;
    case AlertKind::caution:
      return ColourRole::alert_caution;
  }
  return ColourRole::alert_note;
}

}  // namespace kanbao
