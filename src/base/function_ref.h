// A callable that is called while its owner waits: a pointer to it, which owns nothing (std::function_ref of C++26).
#pragma once

#include <memory>
#include <type_traits>

namespace kanbao {

template <class Argument>
class FunctionRef {
 public:
  // `function` must outlive the reference.
  template <class Function>
  requires(!std::is_same_v<std::remove_cvref_t<Function>, FunctionRef>)
      FunctionRef(Function&& function)  // NOLINT(*-explicit-*, *-forwarding-reference-overload)
      : function_(std::addressof(function)), call_([](void* callable, Argument argument) {
          (*static_cast<std::remove_reference_t<Function>*>(callable))(argument);
        }) {}

  void operator()(Argument argument) const { call_(function_, argument); }

 private:
  void* function_;
  void (*call_)(void*, Argument);
};

}  // namespace kanbao
