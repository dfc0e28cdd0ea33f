# Folder = namespace = target: `rehearsal_module(journey DEPENDS profile bundle)` in engine/journey makes the static
# library rehearsal_journey out of every source in that folder. DEPENDS names other folders, LINK libraries from outside.
# SHARED makes a shared library that holds what it depends on.
# What a folder may depend on is written here once, and checked again by tests/house against the includes.

add_library(rehearsal_options INTERFACE)
target_compile_features(rehearsal_options INTERFACE cxx_std_20)
if(MSVC)
  target_compile_options(rehearsal_options INTERFACE /W4 /utf-8)
else()
  target_compile_options(rehearsal_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # g++ 12 sees overlaps in std::string's own concatenation that are not there (its bug 105651).
    target_compile_options(rehearsal_options INTERFACE -Wno-restrict)
  endif()
endif()

if(REHEARSAL_FUZZ)
  target_compile_options(rehearsal_options INTERFACE -fsanitize=fuzzer-no-link,address)
  target_link_options(rehearsal_options INTERFACE -fsanitize=address)
endif()

function(rehearsal_module name)
  cmake_parse_arguments(ARG "SHARED" "" "DEPENDS;LINK" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
  set(scope PUBLIC)
  if(ARG_SHARED)
    # What it is made of stays inside.
    add_library(rehearsal_${name} SHARED ${sources})
    set(scope PRIVATE)
  elseif(sources MATCHES "\\.cpp")
    add_library(rehearsal_${name} STATIC ${sources})
  else()
    add_library(rehearsal_${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  cmake_path(GET CMAKE_CURRENT_SOURCE_DIR PARENT_PATH layer)
  target_include_directories(rehearsal_${name} ${scope} ${layer})
  list(TRANSFORM ARG_DEPENDS PREPEND rehearsal_)
  target_link_libraries(rehearsal_${name} ${scope} rehearsal_options ${ARG_DEPENDS} ${ARG_LINK})
endfunction()
