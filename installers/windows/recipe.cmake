# An installer for Windows, by NSIS: UNTESTED. Nobody has built it yet; it is written from the manuals of CPack and Qt.
# With Visual Studio 2022, Qt 6.4 or later with WebEngine, and NSIS 3 it should need no more than
#   cmake -B build -DCMAKE_PREFIX_PATH=C:/Qt/6.x/msvc2022_64 && cmake --build build --config Release && cpack --config build/CPackConfig.cmake
# The engine's libraries are those of vcpkg: fmt, nlohmann-json, simdjson, cctz, cli11, tl-expected, sqlitecpp, zlib, zstd, libzip.
set(CPACK_GENERATOR NSIS)
set(CPACK_NSIS_DISPLAY_NAME Rehearsal)
set(CPACK_NSIS_INSTALLED_ICON_NAME bin/rehearsal.exe)
set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
set(CPACK_NSIS_MODIFY_PATH ON)
# Workspaces open by a double click.
set(CPACK_NSIS_EXTRA_INSTALL_COMMANDS [[
  WriteRegStr HKCR ".rehearsal" "" "Rehearsal.Workspace"
  WriteRegStr HKCR "Rehearsal.Workspace" "" "Rehearsal workspace"
  WriteRegStr HKCR "Rehearsal.Workspace\shell\open\command" "" '"$INSTDIR\bin\rehearsal.exe" "%1"'
]])
set(CPACK_NSIS_EXTRA_UNINSTALL_COMMANDS [[
  DeleteRegKey HKCR "Rehearsal.Workspace"
  DeleteRegKey HKCR ".rehearsal"
]])
if(REHEARSAL_UI AND TARGET rehearsal)
  # Copies Qt, its plugins and QtWebEngine's process and data beside the program.
  qt_generate_deploy_app_script(TARGET rehearsal FILENAME_VARIABLE deploy NO_UNSUPPORTED_PLATFORM_ERROR)
  install(SCRIPT ${deploy})
endif()
