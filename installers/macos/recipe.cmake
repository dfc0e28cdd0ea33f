# A disk image for macOS: UNTESTED. Nobody has built it yet; it is written from the manuals of CPack and Qt. The program
# is neither signed nor notarised, so Gatekeeper will ask. With Xcode, Qt 6.4 or later with WebEngine, and the engine's
# libraries from Homebrew it should need no more than
#   cmake -B build -DCMAKE_PREFIX_PATH=~/Qt/6.x/macos && cmake --build build && cpack --config build/CPackConfig.cmake
set(CPACK_GENERATOR DragNDrop)
set(CPACK_DMG_VOLUME_NAME Rehearsal)
if(REHEARSAL_UI AND TARGET rehearsal)
  set_target_properties(rehearsal PROPERTIES
    MACOSX_BUNDLE ON
    MACOSX_BUNDLE_BUNDLE_NAME Rehearsal
    MACOSX_BUNDLE_GUI_IDENTIFIER org.rehearsal.Rehearsal
    MACOSX_BUNDLE_BUNDLE_VERSION ${PROJECT_VERSION}
    MACOSX_BUNDLE_SHORT_VERSION_STRING ${PROJECT_VERSION})
  install(TARGETS rehearsal BUNDLE DESTINATION .)
  qt_generate_deploy_app_script(TARGET rehearsal FILENAME_VARIABLE deploy NO_UNSUPPORTED_PLATFORM_ERROR)
  install(SCRIPT ${deploy})
endif()
